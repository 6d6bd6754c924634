// Cases of every kind for the decision: mostly good, so that every gate is often the only one with something to say.
import * as fc from "fast-check";
import type { Approval } from "../../src/domain/approval.ts";
import type { ContextState } from "../../src/domain/context.ts";
import type { Allow, Environment, RequiredContexts } from "../../src/domain/environment.ts";
import type { Permission, Role } from "../../src/domain/permission.ts";
import type { DeployRequest, GatedHead } from "../../src/domain/request.ts";
import type { Head, PullRequest, Review, Reviews, Snapshot } from "../../src/domain/snapshot.ts";
import type { Case } from "../../src/gates/gate.ts";
import { aCase } from "../builders/case.ts";
import { aContext, aSuite } from "../builders/context.ts";
import { headSha, mergeSha, otherSha } from "../builders/snapshot.ts";
import { aLock } from "../builders/lock.ts";
import { today } from "../builders/time.ts";
import { aFreeze } from "../gates/a-freeze.ts";

const mostly = <T>(good: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: fc.constant(good) }, ...others.map((other) => fc.constant(other)));
const often = <T>(good: fc.Arbitrary<T>, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: good }, ...others.map((other) => fc.constant(other)));

const unread = { unread: "hidden" };
const names = ["a", "b", "c"] as const;

const unknownState = "postponed" as ContextState;
const states = ["success", "success", "success", "skipped", "neutral", "pending", "failing", unknownState] as const;
const context = fc
  .record({
    name: fc.constantFrom(...names),
    state: fc.constantFrom(...states),
    required: mostly(false, true),
    ours: mostly(false, true),
  })
  .map(aContext);

const minute = fc.integer({ min: 40, max: 59 }).map((at) => today(`11:${at}:00`));
const suite = fc
  .record({ complete: mostly(true, false), empty: mostly(false, true), createdAt: minute, updatedAt: minute })
  .map(aSuite);

const contexts = fc.record({
  found: fc.array(context, { maxLength: 5 }),
  suites: fc.array(suite, { maxLength: 3 }),
  required: fc.subarray([...names]),
  previous: fc.subarray([...names]),
});

const review: fc.Arbitrary<Review> = fc.record({
  author: fc.constantFrom("bea", "BEA", "cem", "mia"),
  state: mostly<Review["state"]>("approved", "changes_requested", "blessed" as "approved"),
  sha: mostly<string | null>(headSha, otherSha, mergeSha, null),
});
const reviews: fc.Arbitrary<Reviews> = fc.record({
  decision: mostly<Reviews["decision"]>(
    null,
    "approved",
    "changes_requested",
    "review_required",
    "pending" as "approved",
  ),
  latest: fc.array(review, { maxLength: 4 }),
});

const approval: fc.Arbitrary<Approval> = fc.record({
  by: fc.constantFrom("bea", "BEA", "cem", "mia", "Ada"),
  sha: mostly(headSha, otherSha, mergeSha),
  at: mostly(today("12:00:01"), today("11:59:59")),
  url: fc.constant(""),
});

const pullRequest: fc.Arbitrary<Partial<PullRequest>> = fc.record({
  state: mostly<PullRequest["state"]>("open", "closed", "merged", "locked" as "open"),
  draft: mostly(false, true),
  fork: mostly(false, true),
  base: mostly("main", "release"),
  reviews: often<PullRequest["reviews"]>(reviews, unread),
});

const head: fc.Arbitrary<Partial<Head>> = fc.record({
  kind: mostly<Head["kind"]>("branch", "tag", "sha"),
  ref: mostly("topic", "main", "v1"),
  sha: mostly(headSha, otherSha, mergeSha),
  exists: mostly(true, false),
  behindBy: mostly<Head["behindBy"]>(0, 2, unread),
  signed: mostly<Head["signed"]>(true, false, unread),
  on: fc.subarray(["topic", "main"]),
});

const level = fc.constantFrom<Role>("none", "read", "triage", "write", "maintain", "admin", "owner" as "admin");
const role = often<Permission["role"]>(fc.constantFrom<Role>("write", "admin"), "none", "read", "maintain", "unknown");

const allow: fc.Arbitrary<Allow> = fc.record({
  role: mostly<Allow["role"]>("write", "maintain", null, "owner" as "admin"),
  teams: fc.subarray(["acme/sre"]),
  users: mostly<readonly string[]>([], ["Ada"], ["bea"]),
  bots: mostly<readonly string[]>([], ["ada[bot]"]),
});

/** The day of every case is a Monday, a little after noon. */
const freezes = {
  over: aFreeze("Fri 16:00", "Mon 08:00"),
  waited: aFreeze("Mon 09:00", "Mon 12:30"),
  tooLong: aFreeze("Mon 09:00", "Tue 09:00"),
};

const setting: fc.Arbitrary<RequiredContexts> = fc.oneof(fc.constantFrom("all", "none"), fc.subarray([...names]));

const environment: fc.Arbitrary<Partial<Environment>> = fc.record({
  allow,
  override: mostly<Environment["override"]>({ role: "admin" }, { role: "write" }, { role: "owner" as "admin" }),
  refs: mostly<Environment["refs"]>(null, [], ["pull_request"], ["main"], ["pull_request", "tag:v*"], ["t*"]),
  autoMerge: mostly(true, false),
  upToDate: mostly<Environment["upToDate"]>("optional", "required", "sometimes" as "optional"),
  requiredContexts: setting,
  reviews: mostly<number | null>(null, 0, 1, 2),
  approvals: mostly(0, 1, 2),
  after: mostly<readonly string[]>([], ["qa"], ["qa", "demo"]),
  forks: mostly<Environment["forks"]>("by_sha", "never", "always" as "never"),
  signed: mostly(false, true),
  freeze: mostly<Environment["freeze"]>([freezes.over], [freezes.waited], [freezes.tooLong, freezes.over]),
  lock: mostly(false, true).map((onDeploy) => ({ onDeploy, release: "merge" as const, expires: null })),
  concurrency: mostly<Environment["concurrency"]>("queue", "reject", "replace", "overtake" as "queue"),
  timer: mostly(0, 2_000, 600_000),
});

const gated = { sha: headSha, pushedAt: today("11:50:00") };
const heads = mostly<Pick<DeployRequest, "gated" | "head">>(
  { gated: null, head: null },
  { gated, head: gated },
  { gated, head: { sha: mergeSha, pushedAt: today("11:58:00") } satisfies GatedHead },
);

const request = fc.record({
  heads,
  bot: mostly(false, true),
  named: mostly<string | null>(null, headSha, headSha.toUpperCase(), headSha.slice(0, 9), "topic"),
  force: mostly<DeployRequest["force"]>(null, { reason: "down" }, { reason: "again" }, { reason: "and again" }),
  approvals: fc.array(approval, { maxLength: 3 }),
  merges: mostly(0, 3),
  merging: mostly<DeployRequest["merging"]>("no", "asked", "merged"),
  environment,
});

const snapshot = fc.record({
  lock: mostly<Snapshot["lock"]>(null, aLock(), aLock({ pullRequest: { number: 8, nodeId: "PR_8" } })),
  team: mostly<Snapshot["team"]>(null, "acme/sre", "acme/ops", unread),
  repository: mostly(false, true).map((archived) => ({ archived })),
  pullRequest: often<Partial<PullRequest> | null>(pullRequest, null, null),
  head,
  pushed: fc.oneof(
    { weight: 8, arbitrary: minute.map((at) => ({ by: "activity" as const, at })) },
    fc.constantFrom<Snapshot["pushed"]>(
      { by: "nobody" },
      { by: "activity", at: today("12:00:01") },
      { by: "comment", at: today("12:00:01") },
      { by: "hearsay" as "activity", at: today("11:50:00") },
    ),
  ),
  contexts: often<typeof unread | (typeof contexts extends fc.Arbitrary<infer T> ? T : never)>(contexts, unread),
  succeeded: often<Snapshot["succeeded"]>(fc.subarray(["QA", "demo"]), unread),
  earlier: mostly<Snapshot["earlier"]>(
    [],
    [{ environment: "qa", settled: false }],
    [{ environment: "qa", settled: true }],
  ),
});

export const someCase: fc.Arbitrary<Case> = fc
  .record({ role, request, snapshot })
  .map(({ role, request: { heads, bot, ...request }, snapshot }) =>
    aCase({
      ...snapshot,
      permission: { role, roleName: role },
      request: { ...request, ...heads, actor: { login: "ada", url: null, bot } },
    }),
  );

/** A role to put in the place of any other. */
export const anyRole = level;
