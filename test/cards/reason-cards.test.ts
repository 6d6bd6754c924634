import { expect, test } from "@jest/globals";
import { askApproval, bySelf } from "../../src/cards/explain/explanation.ts";
import { explain } from "../../src/cards/explain.ts";
import { renderRequestCard } from "../../src/cards/request-card.ts";
import { type Reason, reasons } from "../../src/domain/reasons.ts";
import { aBecause } from "../builders/because.ts";
import { aRequest } from "../builders/request.ts";
import { read } from "./read.ts";

/** What goes on by itself waits, everything else has ended; who asked for what is the same on each. */
function card(reason: Reason): string {
  const because = aBecause(reason);
  const stage = [bySelf, askApproval].includes(explain(because).todo) ? "waiting" : "ended";
  const [headline, ...lines] = read(renderRequestCard(aRequest({ stage, because: [because] }))).split("\n");
  const own = lines.filter((line) => !/^$|^\| (---|Commit|Asked for by|gate) \|/.test(line));
  return [`${reason}: ${headline}`, ...own].join("\n");
}

test("every reason has its card", () => {
  const cards = (Object.keys(reasons) as Reason[]).map(card);
  expect(`\n${cards.join("\n\n")}\n`).toMatchInlineSnapshot(`
"
permission: #### ⛔ Not deployed to \`staging\`
| permission | \`eve\` has the role \`read\` here, and \`staging\` needs \`write\`. | Ask somebody with that role. |
Next: \`/deploy staging\` deploys the pull request as it is then.

permission_unknown: #### ⛔ Not deployed to \`staging\`
| permission | GitHub did not say what \`eve\` may do here. | Comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

team_unknown: #### ⛔ Not deployed to \`staging\`
| permission | GitHub did not say whether \`eve\` is in a team that may (Resource not accessible by integration). | Comment again; if this stays, see that the App may read the members of the organisation. |
Next: \`/deploy staging\` deploys the pull request as it is then.

override: #### ⛔ Not deployed to \`staging\`
| permission | \`ada\` has the role \`write\` here, and \`--force\` needs \`admin\`. | Comment again without it, or ask somebody with that role. |
Next: \`/deploy staging\` deploys the pull request as it is then.

pull_request_closed: #### ⛔ Not deployed to \`staging\`
| pull request | This pull request is closed. | Reopen it, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

pull_request_draft: #### ⛔ Not deployed to \`staging\`
| pull request | This pull request is a draft. | Mark it ready for review, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

base_not_default: #### ⛔ Not deployed to \`staging\`
| pull request | It goes into \`release/1\`, and only what goes into the default branch \`main\` is deployed. | Change the base to \`main\`, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

branch_deleted: #### ⛔ Not deployed to \`staging\`
| pull request | The branch \`topic\` is gone. | Restore the branch, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

repository_archived: #### ⛔ Not deployed to \`staging\`
| pull request | \`acme/site\` is archived. | Unarchive it, then comment again. |

fork: #### ⛔ Not deployed to \`staging\`
| fork | \`topic\` is the branch of a fork, and code from forks is not deployed here. | Push the commits to a branch of this repository and open a pull request from it. |

fork_by_sha: #### ⛔ Not deployed to \`staging\`
| fork | \`topic\` is the branch of a fork, and its code is deployed here only by its full sha. | Look at the code, then comment \`/deploy a1b2c3d4e5f60718293a4b5c6d7e8f9012345678 to staging\`. |

commit_of_nobody: #### ⛔ Not deployed to \`staging\`
| fork | \`a1b2c3d\` is on no branch or tag that is deployed here, and no open pull request of this repository has it as its head. | Name the branch that has it, or push it to a branch of this repository and open a pull request from it. |

executor_missing: #### ⛔ Not deployed to \`staging\`
| executor | The executor \`web1\` of \`production\` is none that this Slipway has for this repository and environment. | Ask Slipway's operator to define it, or a maintainer to name another in \`slipway.yml\`; then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

executor_needs_branch: #### ⛔ Not deployed to \`staging\`
| executor | \`deploy.yml\` is to be run as it is in what is deployed, and GitHub runs workflows of the repository's own branches and tags, not of \`a1b2c3d\`. | Ask a maintainer to take \`ref: head\` out of the executor: then the default branch's copy is run. |
Next: \`/deploy staging\` deploys the pull request as it is then.

sealed_not_taken: #### ⛔ Not deployed to \`staging\`
| executor | \`API_KEY\` would have to be opened for a workflow, where everybody who can read the repository could read it. | Leave it out, or ask a maintainer to give \`staging\` an executor of the operator's. |
Next: \`/deploy staging\` deploys the pull request as it is then.

sealed_unopened: #### ⛔ Not deployed to \`staging\`
| parameters | The value for \`API_KEY\` was sealed for another repository, environment or name than \`API_KEY\` in \`production\` here, or was changed. | Seal the value for this repository, \`production\` and \`API_KEY\`, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

ref_not_taken: #### ⛔ Not deployed to \`staging\`
| refs | \`production\` does not take \`spike\`: it takes pull requests, \`main\`, tags \`v*\`. | Deploy one of these, or ask a maintainer to add it to \`refs\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

ref_unreviewed: #### ⛔ Not deployed to \`staging\`
| refs | \`main\` has no open pull request, and this environment asks for reviews, which only a pull request has. | Open a pull request from it, then comment there. |

head_moved: #### 💤 Superseded: deployment to \`staging\`
| head | The head moved from \`a1b2c3d\` to \`0f1e2d3\` while this request waited. | Look at what was pushed, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

head_after_comment: #### ⛔ Not deployed to \`staging\`
| head | \`a1b2c3d\` was pushed at 12:00 UTC on 2 Mar, after the comment was written. | Look at what was pushed, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

head_unknown: #### ⛔ Not deployed to \`staging\`
| head | GitHub did not say when \`a1b2c3d\` was pushed, so it may be later than the comment. | Comment again; if this stays, push the branch once more. |
Next: \`/deploy staging\` deploys the pull request as it is then.

merge_unseen: #### ⏳ Deployment to \`staging\` waits
| up to date | GitHub merged \`main\` in; the new head does not show yet. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

environment_busy: #### ⏳ Deployment to \`staging\` waits
| queue | Deployment \`#4300\` to \`staging\` is running (pull request 8). | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

head_young: #### ⏳ Deployment to \`staging\` waits
| contexts | \`a1b2c3d\` is only seconds old: its checks may be on their way. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

contexts_failing: #### ⛔ Not deployed to \`staging\`
| contexts | Failing: [\`ci/lint\`](https://github.test/acme/site/runs/1) (timed out), \`ci/test\` (failure). | Fix what fails or run it again, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

contexts_pending: #### ⏳ Deployment to \`staging\` waits
| contexts | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

contexts_disagree: #### ⏳ Deployment to \`staging\` waits
| contexts | GitHub still reports \`ci/test\` (pending). | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

behind_unknown: #### ⛔ Not deployed to \`staging\`
| up to date | GitHub did not say whether the branch is behind \`main\`. | Comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

behind: #### ⛔ Not deployed to \`staging\`
| up to date | The branch lacks 3 commits of \`main\`, and this environment takes none that is behind. | Bring \`main\` in, as the button **Update branch** does, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

review_required: #### ⛔ Not deployed to \`staging\`
| reviews | This takes 2 approving reviews of the newest commit, and it has 1 (by \`mia\`). | Ask somebody who may write here, and is not the author, to approve the newest commit; then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

changes_requested: #### ⛔ Not deployed to \`staging\`
| reviews | \`mia\` asked for changes. | Settle it with them; when they have approved, comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

unsigned: #### ⛔ Not deployed to \`staging\`
| signed | \`a1b2c3d\` has no signature that GitHub could verify. | Sign it (\`git commit --amend --no-edit --gpg-sign\`), push it, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

order: #### ⛔ Not deployed to \`staging\`
| order | \`a1b2c3d\` has not succeeded yet in \`staging\`. | First comment \`/deploy staging\`; when that has succeeded, comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

order_waits: #### ⏳ Deployment to \`staging\` waits
| order | It comes after \`staging\`, to which the same comment deploys first. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

order_behind: #### ⛔ Not deployed to \`staging\`
| order | The branch is behind \`main\`: merged, its code would be new to \`staging\`. | Bring \`main\` in, as the button **Update branch** does, and comment \`/deploy staging\`; when that has succeeded, comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

freeze: #### ⏳ Deployment to \`staging\` waits
| freeze | Frozen until 08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar: weekend. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

timer: #### ⏳ Deployment to \`staging\` waits
| timer | The environment's wait timer on GitHub runs out at 12:30 UTC on 2 Mar. | Nothing: it goes on by itself. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/cancel staging\` takes it back.

approvals_missing: #### ⏳ Deployment to \`staging\` waits
| approvals | This takes 2 approvals of others who may deploy here, and it has 1 (by \`mia\`). | Ask them to comment \`/approve\`. |
If it still waits at 13:00 UTC on 2 Mar, it ends.
Next: \`/approve staging\` by somebody else approves it, \`/reject staging\` ends it, \`/cancel staging\` takes it back.

nothing_to_approve: #### ⛔ Not deployed to \`staging\`
| approvals | Nothing waits for approvals for production. | Say it again while a card says that it waits for them. |
Next: \`/deploy staging\` deploys the pull request as it is then.

approve_which: #### ⛔ Not deployed to \`staging\`
| approvals | More than one deployment waits for approvals: to \`staging\`, \`production\`. | Say which: \`/approve staging\`, \`/approve production\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

approver_not_another: #### ⛔ Not deployed to \`staging\`
| approvals | \`ada\` asked for this deployment, and approvals are other people's. | Ask somebody else who may deploy here. |
Next: \`/deploy staging\` deploys the pull request as it is then.

approver_unlisted: #### ⛔ Not deployed to \`staging\`
| approvals | \`production\` takes approvals of \`mia\`, \`acme/sre\`, and \`ada\` is none of them. | Ask one of them. |
Next: \`/deploy staging\` deploys the pull request as it is then.

approved_already: #### ⛔ Not deployed to \`staging\`
| approvals | \`mia\` has approved it already, and one person counts once. | Ask somebody else who may deploy here. |
Next: \`/deploy staging\` deploys the pull request as it is then.

pusher_unknown: #### ⛔ Not deployed to \`staging\`
| approvals | GitHub did not say who pushed \`a1b2c3d\`, so it may have been \`mia\`: who pushed last cannot approve. | Comment again; if this stays, ask somebody who may override to deploy with \`--force --reason "…"\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

rejected: #### ⛔ Not deployed to \`staging\`
| approvals | \`mia\` [rejected](https://github.test/acme/site/pull/7#issuecomment-503) it: not on a Friday. | Settle it with them, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

locked: #### ⛔ Not deployed to \`staging\`
| lock | \`production\` is [locked](https://github.test/acme/site/pull/8#issuecomment-490) for pull request 8 since 11:00 UTC on 2 Mar by \`ben\`, until 15:00 UTC on 2 Mar: demo at three. | Ask there for \`/unlock production\`, or ask somebody who may override to comment \`/unlock production --force --reason "…"\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

not_locked: #### ⛔ Not deployed to \`staging\`
| lock | \`production\` is not locked. | Nothing; to hold it for this pull request, comment \`/lock production\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

replaced: #### 💤 Superseded: deployment to \`staging\`
| queue | A [later comment](https://github.test/acme/site/pull/8#issuecomment-503) on pull request 8 took its place: only one request waits for this environment. | Comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

merge_rounds: #### ⛔ Not deployed to \`staging\`
| up to date | \`main\` moved on after each of 3 merges into this branch. | Comment again when \`main\` is quieter. |
Next: \`/deploy staging\` deploys the pull request as it is then.

merge_conflict: #### ⛔ Not deployed to \`staging\`
| up to date | \`main\` does not merge into \`topic\` without conflicts. | Merge it by hand: \`git fetch origin\`, \`git switch topic\`, \`git merge origin/main\`, solve the conflicts and commit, \`git push\`. Then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

ref_not_found: #### ⛔ Not deployed to \`staging\`
| head | GitHub finds no ref \`topic\`. | See that its name is right and that it was not deleted, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

config_broken: #### ⛔ Not deployed to \`staging\`
| configuration | [\`.github/slipway.yml\`](https://github.test/acme/site/blob/main/.github/slipway.yml) has mistakes.<br>[line 4, column 5](https://github.test/acme/site/blob/main/.github/slipway.yml#L4): unknown key "aproval": did you mean "approvals"? Allowed here: url, production<br>[line 9, column 17](https://github.test/acme/site/blob/main/.github/slipway.yml#L9): "production" must be true or false, not the text "yes": write true | Fix the file on the default branch, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

config_unreadable: #### ⛔ Not deployed to \`staging\`
| configuration | The configuration could not be read (.github/slipway.yml is not text). | See that it is a text file that the App may read, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

environment_unknown: #### ⛔ Not deployed to \`staging\`
| configuration | There is no environment \`stagin\`: did you mean \`staging\`? | Name one of \`staging\`, \`production\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

environment_unnamed: #### ⛔ Not deployed to \`staging\`
| configuration | There is no default environment here, and the command names none. | Name one of \`qa\`, \`production\`, or set \`default_environment\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

environment_needed: #### ⛔ Not deployed to \`staging\`
| configuration | The command names no environment. | Name one of \`qa\`, \`production\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

parameter_unknown: #### ⛔ Not deployed to \`staging\`
| parameters | \`production\` has no parameter \`log_levl\`: did you mean \`log_level\`? | Name one of \`log_level\`, \`replicas\`, or leave it out. |
Next: \`/deploy staging\` deploys the pull request as it is then.

parameter_invalid: #### ⛔ Not deployed to \`staging\`
| parameters | \`replicas\` must be a whole number from 1 to 20, not \`many\`. | Comment again with such a value. |
Next: \`/deploy staging\` deploys the pull request as it is then.

parameter_missing: #### ⛔ Not deployed to \`staging\`
| parameters | \`production\` cannot do without the parameter \`region\`: it must be one of eu-1, us-1. | Comment again with \`region=…\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

sha_differs: #### ❌ Deployment to \`staging\` ended with an error
| head | GitHub created the deployment for \`0f1e2d3\`, but \`a1b2c3d\` is what was checked. It was ended as \`error\`. | Look at what was pushed, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

superseded: #### 💤 Superseded: deployment to \`staging\`
| request | A [later comment](https://github.test/acme/site/pull/7#issuecomment-502) asked for the same environment. | Nothing. |

cancelled: #### 🚫 Cancelled: deployment to \`staging\`
| request | Cancelled by \`ada\`. | Nothing. |
Next: \`/deploy staging\` deploys the pull request as it is then.

nothing_to_cancel: #### ⛔ Not deployed to \`staging\`
| request | Nothing waits or runs for staging. | Nothing: what is over stays as it is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

cancel_which: #### ⛔ Not deployed to \`staging\`
| request | More than one deployment waits or runs: to \`staging\`, \`production\`. | Say which: \`/cancel staging\`, \`/cancel production\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

not_yours: #### ⛔ Not deployed to \`staging\`
| request | What waits or runs in \`staging\` belongs to pull request 8. | Cancel it there, or comment \`/cancel #4300\` here. |
Next: \`/deploy staging\` deploys the pull request as it is then.

nothing_runs: #### ⛔ Not deployed to \`staging\`
| history | Nothing runs in \`staging\`. | First comment \`/deploy staging\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

nothing_to_roll_back: #### ⛔ Not deployed to \`staging\`
| history | Nothing among the newest 250 that Slipway deployed to \`production\` before what runs there has succeeded. | Comment \`/history production\` to see what there is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

never_succeeded: #### ⛔ Not deployed to \`staging\`
| history | No deployment of \`v1.4.2\` that Slipway made has succeeded in \`production\`. | Comment \`/history production\` to see what there is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

not_there: #### ⛔ Not deployed to \`staging\`
| history | Deployment \`#4301\` is one to \`staging\`, not to \`production\`. | Comment \`/history production\` to see what there is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

not_ours: #### ⛔ Not deployed to \`staging\`
| history | Deployment \`#4301\` to \`production\` was made by \`harbor\`, not by Slipway: anybody who may write could have called it a success. | Comment \`/deploy production\` to deploy what the gates let through, or \`/history production\` to see what there is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

runs_already: #### ⛔ Not deployed to \`staging\`
| history | \`a1b2c3d\` is what runs in \`production\`, since deployment \`#4301\`. | Nothing, or name another. Comment \`/history production\` to see what there is. |
Next: \`/deploy staging\` deploys the pull request as it is then.

promote_which: #### ⛔ Not deployed to \`staging\`
| configuration | \`production\` comes after \`staging\`, \`qa\`. | Say from which: \`/promote production from staging\`, \`/promote production from qa\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

task_unknown: #### ⛔ Not deployed to \`staging\`
| configuration | There is no task \`db:migrat\`: did you mean \`db:migrate\`? | There are \`db:migrate\`, \`reindex\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

task_untold: #### ⛔ Not deployed to \`staging\`
| executor | \`deploy.yml\` has no input that tells it of \`db:migrate\`: it would deploy. | Ask a maintainer to add \`task: "{task}"\` to the executor's \`inputs\`, and to the workflow what it does then. |
Next: \`/deploy staging\` deploys the pull request as it is then.

task_needed: #### ⛔ Not deployed to \`staging\`
| configuration | The command names no task. | There are \`db:migrate\`, \`reindex\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

task_elsewhere: #### ⛔ Not deployed to \`staging\`
| configuration | The task \`db:migrate\` does not run on \`production\`. | It runs on \`staging\`. |
Next: \`/deploy staging\` deploys the pull request as it is then.

deadline: #### ⌛ Waited too long: deployment to \`staging\`
| request | It waited 60 minutes, which is as long as this environment lets a request wait. | Comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

unread: #### ⛔ Not deployed to \`staging\`
| snapshot | GitHub did not show the checks of the head (Resource not accessible by integration). | Comment again; if this stays, see that the App has all its permissions. |
Next: \`/deploy staging\` deploys the pull request as it is then.

setup: #### ⛔ Not deployed to \`staging\`
| set-up | GitHub refused Slipway: Resource not accessible by integration. | Ask an owner of the organisation, or who runs Slipway, to grant what is missing; then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

github_refused: #### ⛔ Not deployed to \`staging\`
| GitHub | GitHub refused the deployment: Validation Failed. | Comment again; if this stays, tell who runs Slipway. |
Next: \`/deploy staging\` deploys the pull request as it is then.

github_unavailable: #### ❌ Deployment to \`staging\` ended with an error
| GitHub | GitHub did not answer for as long as Slipway tries (\`5f0c1d2e3a4b\`). | Look at the list of deployments, then comment again. |
Next: \`/deploy staging\` deploys the pull request as it is then.

gate_failed: #### ⛔ Not deployed to \`staging\`
| snapshot | The gate \`contexts\` could not judge this. | Comment again; if this stays, tell who runs Slipway. |
Next: \`/deploy staging\` deploys the pull request as it is then.

internal: #### ❌ Deployment to \`staging\` ended with an error
| request | Something went wrong inside Slipway. Its log knows more under \`5f0c1d2e3a4b\`. | Comment again; if this stays, tell who runs Slipway. |
Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});
