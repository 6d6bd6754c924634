// One example of every reason: what each of them typically knows.
import { type Because, because, type Reason, type ReasonFacts } from "../../src/domain/reasons.ts";
import { aContextLink } from "./context.ts";
import { headSha, otherSha } from "./snapshot.ts";
import { today } from "./time.ts";

export const everyReason: { readonly [R in Reason]: ReasonFacts[R] } = {
  permission: { actor: "eve", role: "read", needs: "write" },
  permission_unknown: { actor: "eve" },
  pull_request_closed: { state: "closed" },
  pull_request_draft: { number: 7 },
  base_not_default: { base: "release/1", defaultBranch: "main" },
  branch_deleted: { ref: "topic" },
  repository_archived: { fullName: "acme/site" },
  fork: { ref: "topic" },
  head_moved: { from: headSha, to: otherSha },
  head_after_comment: { sha: headSha, pushedAt: today("12:00:05") },
  head_unknown: { sha: headSha },
  merge_unseen: { base: "main" },
  environment_busy: { environment: "staging", pullRequest: 8, deployment: 4300 },
  head_young: { sha: headSha, until: today("12:00:10") },
  contexts_failing: {
    failing: [aContextLink({ name: "ci/lint", word: "timed_out" }), aContextLink({ name: "ci/test", url: null })],
    pending: [],
  },
  contexts_pending: { pending: [aContextLink({ word: "in_progress" })], missing: ["ci/docs", "ci/e2e"] },
  contexts_disagree: { contexts: [aContextLink({ word: "pending", url: null })] },
  behind_unknown: { base: "main" },
  merge_rounds: { base: "main", rounds: 3 },
  merge_conflict: { base: "main", head: "topic" },
  ref_not_found: { ref: "topic" },
  config_broken: {
    path: ".github/slipway.yml",
    url: "https://github.test/acme/site/blob/main/.github/slipway.yml",
    problems: [
      { line: 4, column: 5, message: 'unknown key "aproval": did you mean "approvals"? Allowed here: url, production' },
      { line: 9, column: 17, message: '"production" must be true or false, not the text "yes": write true' },
    ],
  },
  config_unreadable: { why: ".github/slipway.yml is not text" },
  environment_unknown: { name: "stagin", known: ["staging", "production"], nearest: "staging" },
  environment_unnamed: { known: ["qa", "production"] },
  sha_differs: { gated: headSha, deployed: otherSha },
  superseded: { by: "https://github.test/acme/site/pull/7#issuecomment-502" },
  deadline: { minutes: 60 },
  unread: { what: "the checks of the head", why: "Resource not accessible by integration" },
  setup: { message: "Resource not accessible by integration" },
  github_refused: { message: "Validation Failed" },
  github_unavailable: { id: "5f0c1d2e3a4b" },
  gate_failed: { gate: "contexts" },
  internal: { id: "5f0c1d2e3a4b" },
};

/** `aBecause("fork")`, or with facts of the test's own. */
export const aBecause = <R extends Reason>(reason: R, told: Partial<ReasonFacts[R]> = {}): Because =>
  because(reason, { ...everyReason[reason], ...told });
