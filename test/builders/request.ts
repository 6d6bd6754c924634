// A request as it is when its comment was read, and as it goes on from there.
import type { Environment } from "../../src/domain/environment.ts";
import type { CommentRef, DeployRequest } from "../../src/domain/request.ts";
import { anEnvironment } from "./environment.ts";
import { headSha } from "./snapshot.ts";
import { today } from "./time.ts";

export type RequestTold = Partial<Omit<DeployRequest, "environment">> & {
  readonly environment?: Partial<Environment>;
};

export const aComment = (told: Partial<CommentRef> = {}): CommentRef => ({
  kind: "comment",
  id: 501,
  nodeId: "IC_501",
  url: "https://github.test/acme/site/pull/7#issuecomment-501",
  createdAt: today("12:00:00"),
  ...told,
});

export const aRequest = ({ environment, ...told }: RequestTold = {}): DeployRequest => ({
  id: "501.0.staging",
  repository: { id: 11, owner: "acme", name: "site", defaultBranch: "main", installation: 3 },
  repositoryUrl: "https://github.test/acme/site",
  pullRequest: { number: 7, nodeId: "PR_7" },
  actor: { login: "ada", url: "https://github.test/ada", bot: false },
  comment: aComment(),
  permission: null,
  named: null,
  parameters: {},
  sealed: {},
  force: null,
  purpose: "deploy",
  task: "deploy",
  target: null,
  approvals: [],
  createdAt: today("12:00:01"),
  deadline: today("13:00:01"),
  stage: "deciding",
  because: [],
  setAside: [],
  ref: "topic",
  sha: headSha,
  gated: null,
  head: null,
  merges: 0,
  merging: "no",
  askedAt: null,
  dropped: [],
  before: null,
  deployment: null,
  replaces: [],
  status: null,
  unclaimed: false,
  cancelledBy: null,
  doubled: false,
  card: null,
  ...told,
  environment: anEnvironment(environment),
});

/** Gated, and waiting for what the test says. */
export const aWaitingRequest = (told: RequestTold = {}): DeployRequest =>
  aRequest({ stage: "waiting", gated: theGated, head: theGated, ...told });

/** Gated and deployed; its statuses are what the test says. */
export const aFollowedRequest = (told: RequestTold = {}): DeployRequest =>
  aRequest({
    stage: "following",
    gated: theGated,
    head: theGated,
    deployment: { id: 4301, sha: headSha, createdAt: today("12:00:01") },
    ...told,
  });

const theGated = { sha: headSha, pushedAt: today("11:50:00") };
