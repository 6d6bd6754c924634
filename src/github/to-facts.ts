// From GitHub's answer to the facts a decision is made from; a part that GitHub refused is unread, never guessed.
import type { Deployment } from "../domain/deployment.ts";
import type { Fault } from "../domain/fault.ts";
import type { ConfigFile, Facts, Head, PullRequest, Unread } from "../domain/snapshot.ts";
import { type DeploymentAnswer, type FactsAnswer, nodesOf, type PullRequestAnswer } from "./facts-answer.ts";
import { headCommit } from "./head-commit.ts";
import type { Reported } from "./reported.ts";
import { requestOf } from "./request-of.ts";
import { type Answer, type GraphqlError, hidden, whyUnread } from "./sort-graphql-errors.ts";
import { toConfigFile } from "./to-config-file.ts";
import { toContexts } from "./to-contexts.ts";

interface Reading {
  /** What the last delivery called the default branch: the comparison was made with it. */
  readonly defaultBranch: string;
  readonly appId: number;
}

export function toFacts({ data, errors }: Answer<FactsAnswer>, reported: Reported, reading: Reading): Facts {
  const { repository } = data;
  const pullRequest = repository?.pullRequest;
  const branch = repository?.defaultBranchRef;
  if (!repository || !pullRequest || !branch?.target) throw missing(errors);
  const renamed = branch.name !== reading.defaultBranch ? { unread: "the default branch was renamed" } : null;
  return {
    repository: {
      fullName: repository.nameWithOwner,
      url: repository.url,
      archived: repository.isArchived,
      defaultBranch: { name: branch.name, sha: branch.target.oid },
      environments: environmentsOf(repository),
    },
    config: toConfigFile({
      blob: repository.config,
      errors,
      url: repository.url,
      branch: branch.name,
    }) satisfies ConfigFile,
    pullRequest: toPullRequest(pullRequest, renamed ?? behindUnread(errors)),
    contexts: toContexts({ pullRequest, reported, errors, appId: reading.appId }),
    deployments: toDeployments(repository.deployments ? nodesOf(repository.deployments) : null, errors),
  };
}

/** What was not asked for by name is among the first hundred, or unknown; GitHub's names know no upper and lower case. */
function environmentsOf(repository: NonNullable<FactsAnswer["repository"]>): string[] {
  const named = Object.entries(repository).filter(([alias]) => /^env\d+$/.test(alias));
  const found = [
    ...nodesOf(repository.environments),
    ...nodesOf({ nodes: named.map(([, one]) => one as Named | null) }),
  ];
  const byName = new Map(found.map(({ name }) => [name.toLowerCase(), name]));
  return [...byName.values()];
}

interface Named {
  readonly name: string;
}

/** Environments that are missing, or hidden, are no reason. */
function missing(errors: readonly GraphqlError[]): Fault {
  const told = errors.filter(({ path }) => !/^env\d/.test(String(path?.[1])));
  return hidden(told, "GitHub did not show the pull request");
}

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
  return {
    ref: answer.headRefName,
    sha: answer.headRefOid,
    exists: answer.headRef !== null,
    parents: nodesOf(headCommit(answer)?.parents).map(({ oid }) => oid),
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
  // Apps have bots; what a person wrote into a payload is nothing to us.
  request: answer.creator?.__typename === "Bot" ? requestOf(answer.payload) : null,
});
