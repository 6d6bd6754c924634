// From GitHub's answer to the facts a decision is made from; a part that GitHub refused is unread, never guessed.
import type { Deployment } from "../domain/deployment.ts";
import type { Facts, PullRequest, Unread } from "../domain/snapshot.ts";
import type { Aim } from "./aim.ts";
import {
  type DeploymentAnswer,
  nodesOf,
  type Page,
  type PullRequestAnswer,
  type RepositoryAnswer,
  type ReviewAnswer,
} from "./facts-answer.ts";
import type { Reported } from "./reported.ts";
import { requestOf } from "./request-of.ts";
import { toReviews } from "./reviews.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";
import { toConfigFile } from "./to-config-file.ts";
import { toContexts } from "./to-contexts.ts";
import { toEnvironments } from "./to-environments.ts";
import { toHead } from "./to-head.ts";

/** Everything that was read. */
export interface FactsRead {
  readonly answer: RepositoryAnswer;
  readonly aim: Aim;
  readonly reported: Reported;
  readonly opinions: Page<ReviewAnswer>;
  readonly errors: readonly GraphqlError[];
}

export interface Reading {
  /** The environments that were asked for by name, in order. */
  readonly named: readonly string[];
  /** What the last delivery called the default branch: the comparison was made with it. */
  readonly defaultBranch: string;
  readonly appId: number;
}

export function toFacts(read: FactsRead, reading: Reading): Facts {
  const { answer, reported, errors, opinions } = read;
  const branch = { name: answer.defaultBranchRef?.name ?? "", sha: answer.defaultBranchRef?.target?.oid ?? "" };
  const pull = answer.pullRequest;
  const aim = branch.name === reading.defaultBranch ? read.aim : { ...read.aim, behindBy: renamed };
  return {
    repository: {
      fullName: answer.nameWithOwner,
      url: answer.url,
      archived: answer.isArchived,
      defaultBranch: branch,
      environments: toEnvironments({ answer, named: reading.named, errors }),
    },
    config: toConfigFile({ blob: answer.config, errors, url: answer.url, ref: branch.name }),
    pullRequest: pull ? toPullRequest(pull, toReviews({ pull, opinions, errors })) : null,
    head: toHead(aim, errors),
    contexts: toContexts({ aim, reported, errors, appId: reading.appId }),
    deployments: toDeployments(answer.deployments ? nodesOf(answer.deployments) : null, errors),
  };
}

const renamed: Unread = { unread: "the default branch was renamed" };

const states = { OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const;

const toPullRequest = (answer: PullRequestAnswer, reviews: PullRequest["reviews"]): PullRequest => ({
  nodeId: answer.id,
  number: answer.number,
  url: answer.url,
  state: states[answer.state],
  draft: answer.isDraft,
  author: answer.author?.login ?? null,
  fork: answer.isCrossRepository,
  base: answer.baseRefName,
  reviews,
});

function toDeployments(
  answers: readonly DeploymentAnswer[] | null,
  errors: readonly GraphqlError[],
): Facts["deployments"] {
  if (!answers) return { unread: whyUnread(errors, "deployments") ?? "GitHub did not show them" };
  return answers.map(toDeployment);
}

export const toDeployment = (answer: DeploymentAnswer): Deployment => ({
  id: answer.databaseId,
  nodeId: answer.id,
  sha: answer.commitOid,
  ref: answer.ref?.name ?? answer.commitOid,
  task: answer.task ?? "deploy",
  environment: answer.environment ?? "",
  createdAt: answer.createdAt,
  active: answer.state === "ACTIVE",
  // Apps have bots; what a person wrote into a payload is nothing to us.
  request: answer.creator?.__typename === "Bot" ? requestOf(answer.payload) : null,
});
