// A snapshot of a pull request in which everything may go: each test says only what differs.
import {
  type Contexts,
  type Head,
  isUnread,
  type PullRequest,
  type Snapshot,
  type Unread,
} from "../../src/domain/snapshot.ts";
import { someContexts } from "./context.ts";
import { today } from "./time.ts";

export const headSha = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678";
export const otherSha = "0f1e2d3c4b5a69788796a5b4c3d2e1f001234567";
export const mergeSha = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";
export const treeSha = "7ee7ee7ee7ee7ee7ee7ee7ee7ee7ee7ee7ee7ee7";
const mainSha = "9999999988888888777777776666666655555555";

export type SnapshotTold = Partial<Omit<Snapshot, "repository" | "pullRequest" | "head" | "contexts">> & {
  readonly repository?: Partial<Snapshot["repository"]>;
  /** Null: a ref without a pull request. */
  readonly pullRequest?: Partial<PullRequest> | null;
  readonly head?: Partial<Head>;
  readonly contexts?: Partial<Contexts> | Unread;
};

export const aSnapshot = ({ repository, pullRequest, head, contexts = {}, ...told }: SnapshotTold = {}): Snapshot => ({
  takenAt: today("12:00:01"),
  permission: { role: "write", roleName: "write" },
  team: null,
  pushed: { by: "delivery", at: today("11:50:00") },
  mergeOfGated: false,
  succeeded: [],
  earlier: [],
  executor: "external",
  lock: null,
  unopened: null,
  config: { kind: "missing" },
  deployments: [],
  ...told,
  repository: { ...theRepository, ...repository },
  pullRequest: pullRequest === null ? null : { ...thePullRequest, ...pullRequest },
  head: { ...theHead, ...head },
  contexts: isUnread(contexts) ? contexts : someContexts(contexts),
});

const theRepository: Snapshot["repository"] = {
  fullName: "acme/site",
  url: "https://github.test/acme/site",
  archived: false,
  defaultBranch: { name: "main", sha: mainSha },
  environments: [],
};

const theHead: Head = {
  kind: "branch",
  ref: "topic",
  sha: headSha,
  exists: true,
  parents: [otherSha],
  behindBy: 0,
  signed: false,
  tree: treeSha,
  on: ["topic"],
};

const thePullRequest: PullRequest = {
  nodeId: "PR_7",
  number: 7,
  url: "https://github.test/acme/site/pull/7",
  state: "open",
  draft: false,
  author: "mia",
  fork: false,
  base: "main",
  reviews: { decision: null, latest: [] },
};
