// What keeps a pull request from being deployed at all, and what its reviewers say.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { code, type Markdown, md } from "../md.ts";
import { count, names } from "../words.ts";
import type { Explanations } from "./explanation.ts";

export const pullRequest: Explanations<
  | "repository_archived"
  | "pull_request_closed"
  | "pull_request_draft"
  | "base_not_default"
  | "branch_deleted"
  | "review_required"
  | "changes_requested"
> = {
  repository_archived: ({ fullName }) => [md`${code(fullName)} is archived.`, md`Unarchive it, then comment again.`],
  pull_request_closed: ({ state }) => [
    md`This pull request is ${state}.`,
    state === "merged" ? md`Deploy from an open pull request.` : md`Reopen it, then comment again.`,
  ],
  pull_request_draft: () => [md`This pull request is a draft.`, md`Mark it ready for review, then comment again.`],
  base_not_default: ({ base, defaultBranch }) => [
    md`It goes into ${code(base)}, and only what goes into the default branch ${code(defaultBranch)} is deployed.`,
    md`Change the base to ${code(defaultBranch)}, then comment again.`,
  ],
  branch_deleted: ({ ref }) => [md`The branch ${code(ref)} is gone.`, md`Restore the branch, then comment again.`],
  review_required: (facts) => [
    lacking(facts),
    md`Ask somebody who may write here, and is not the author, to approve the newest commit; then comment again.`,
  ],
  changes_requested: ({ by }) => [
    md`${names(by)} asked for changes.`,
    md`Settle it with them; when they have approved, comment again.`,
  ],
};

function lacking({ needs, approvedBy }: ReasonFacts["review_required"]): Markdown {
  const by = approvedBy.length > 0 ? md` (by ${names(approvedBy)})` : md``;
  return needs === null
    ? md`The base branch asks for more approving reviews than there are${by}.`
    : md`This takes ${count(needs, "approving review")} of the newest commit, and it has ${approvedBy.length}${by}.`;
}
