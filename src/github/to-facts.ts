// From GitHub's answer to the facts a decision is made from; a part that GitHub refused is unread, never guessed.
import type { Deployment } from "../domain/deployment.ts";
import { Fault } from "../domain/fault.ts";
import type { ConfigFile, Facts, Head, PullRequest, Unread } from "../domain/snapshot.ts";
import {
  type DeploymentAnswer,
  type FactsAnswer,
  nodesOf,
  type PullRequestAnswer,
  type Rollup,
} from "./facts-answer.ts";
import type { Answer, GraphqlError } from "./sort-graphql-errors.ts";
import { whyUnread } from "./sort-graphql-errors.ts";
import { toConfigFile } from "./to-config-file.ts";
import { toContexts } from "./to-contexts.ts";

interface Reading {
  /** What the last delivery called the default branch: the comparison was made with it. */
  readonly defaultBranch: string;
  readonly appId: number;
}

export function toFacts({ data, errors }: Answer<FactsAnswer>, { defaultBranch, appId }: Reading): Facts {
  const { repository } = data;
  const pullRequest = repository?.pullRequest;
  const branch = repository?.defaultBranchRef;
  if (!repository || !pullRequest || !branch?.target) throw missing(errors);
  const renamed = branch.name !== defaultBranch ? { unread: "the default branch was renamed" } : null;
  return {
    repository: {
      fullName: repository.nameWithOwner,
      url: repository.url,
      archived: repository.isArchived,
      defaultBranch: { name: branch.name, sha: branch.target.oid },
      environments: nodesOf(repository.environments).map(({ name }) => name),
    },
    config: toConfigFile({
      blob: repository.config,
      errors,
      url: repository.url,
      branch: branch.name,
    }) satisfies ConfigFile,
    pullRequest: toPullRequest(pullRequest, renamed ?? behindUnread(errors)),
    contexts: toContexts({ pullRequest, previous: reportedBefore(repository, pullRequest.headRefOid), errors, appId }),
    deployments: toDeployments(repository.deployments ? nodesOf(repository.deployments) : null, errors),
  };
}

/** Of the heads of before, the newest that is not this one. */
function reportedBefore({ previous, older }: NonNullable<FactsAnswer["repository"]>, head: string): Rollup | null {
  const before = [previous, older].find((commit) => commit?.oid && commit.oid !== head);
  return before?.statusCheckRollup ?? null;
}

const missing = (errors: readonly GraphqlError[]): Fault =>
  new Fault("setup", errors[0]?.message ?? "GitHub did not show the pull request");

const behindUnread = (errors: readonly GraphqlError[]): Unread | null => {
  const why = whyUnread(errors, "compare");
  return why ? { unread: why } : null;
};

const states = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;

function toPullRequest(answer: PullRequestAnswer, behind: Unread | null): PullRequest {
  return {
    nodeId: answer.id,
    number: answer.number,
    url: answer.url,
    state: states[answer.state],
    draft: answer.isDraft,
    author: answer.author?.login ?? null,
    fork: answer.isCrossRepository,
    base: answer.baseRefName,
    head: toHead(answer, behind),
  };
}

function toHead(answer: PullRequestAnswer, behind: Unread | null): Head {
  const commit = nodesOf(answer.commits)[0]?.commit;
  const parents = commit?.oid === answer.headRefOid ? nodesOf(commit.parents).map(({ oid }) => oid) : [];
  return {
    ref: answer.headRefName,
    sha: answer.headRefOid,
    exists: answer.headRef !== null,
    parents,
    behindBy: behind ?? answer.headRef?.compare?.aheadBy ?? { unread: "GitHub did not compare it" },
  };
}

function toDeployments(
  answers: readonly DeploymentAnswer[] | null,
  errors: readonly GraphqlError[],
): Facts["deployments"] {
  if (!answers) return { unread: whyUnread(errors, "deployments") ?? "GitHub did not show them" };
  return answers.map(toDeployment);
}

export const toDeployment = (answer: DeploymentAnswer): Deployment => ({
  id: answer.databaseId,
  sha: answer.commitOid,
  ref: answer.ref?.name ?? answer.commitOid,
  task: answer.task ?? "deploy",
  environment: answer.environment ?? "",
  createdAt: answer.createdAt,
  active: answer.state === "ACTIVE",
});
