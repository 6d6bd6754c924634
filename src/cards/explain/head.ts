// What is the matter with the commit that is to be deployed: whose it is, when it came, and which ref names it.
import { anyPullRequest, branchesOf, tagPrefix } from "../../config/ref-patterns.ts";
import type { ReasonFacts } from "../../domain/reasons.ts";
import { deployRef } from "../command-line.ts";
import { code, join, type Markdown, md } from "../md.ts";
import { list, shortSha, utc } from "../words.ts";
import { type Explanations, lookThenAsk } from "./explanation.ts";

export const head: Explanations<
  | "fork"
  | "fork_by_sha"
  | "commit_of_nobody"
  | "ref_not_taken"
  | "ref_unreviewed"
  | "ref_not_found"
  | "head_moved"
  | "head_after_comment"
  | "head_unknown"
  | "unsigned"
  | "sha_differs"
> = {
  fork: ({ ref }) => [
    md`${code(ref)} is the branch of a fork, and code from forks is not deployed here.`,
    md`Push the commits to a branch of this repository and open a pull request from it.`,
  ],
  fork_by_sha: ({ ref, sha, environment }) => [
    md`${code(ref)} is the branch of a fork, and its code is deployed here only by its full sha.`,
    md`Look at the code, then comment ${deployRef(sha, environment)}.`,
  ],
  commit_of_nobody: ({ sha }) => [
    md`${code(shortSha(sha))} is on no branch or tag that is deployed here, and no open pull request of this repository has it as its head.`,
    md`Name the branch that has it, or push it to a branch of this repository and open a pull request from it.`,
  ],
  ref_not_taken: ({ ref, environment, takes }) => [
    md`${code(environment)} does not take ${code(ref)}: it takes ${takenList(takes)}.`,
    md`Deploy one of these, or ask a maintainer to add it to ${code("refs")}.`,
  ],
  ref_unreviewed: ({ ref, asks }) => [
    md`${code(ref)} has no open pull request, and this environment asks for ${asks}, which only a pull request has.`,
    md`Open a pull request from it, then comment there.`,
  ],
  ref_not_found: ({ ref }) => [
    md`GitHub finds no ref ${code(ref)}.`,
    md`See that its name is right and that it was not deleted, then comment again.`,
  ],
  head_moved: ({ from, to }) => [
    md`The head moved from ${code(shortSha(from))} to ${code(shortSha(to))} while this request waited.`,
    lookThenAsk,
  ],
  head_after_comment: ({ sha, pushedAt }) => [
    md`${code(shortSha(sha))} was pushed at ${utc(pushedAt)}, after the comment was written.`,
    lookThenAsk,
  ],
  head_unknown: ({ sha }) => [
    md`GitHub did not say when ${code(shortSha(sha))} was pushed, so it may be later than the comment.`,
    md`Comment again; if this stays, push the branch once more.`,
  ],
  unsigned: ({ sha }) => [
    md`${code(shortSha(sha))} has no signature that GitHub could verify.`,
    md`Sign it (${code("git commit --amend --no-edit --gpg-sign")}), push it, then comment again.`,
  ],
  sha_differs: ({ gated, deployed }) => [
    md`GitHub created the deployment for ${code(shortSha(deployed))}, but ${code(shortSha(gated))} is what was checked. It was ended as ${code("error")}.`,
    lookThenAsk,
  ],
};

const takenList = (takes: ReasonFacts["ref_not_taken"]["takes"]): Markdown =>
  takes.length === 0
    ? md`no ref at all`
    : list(takes, (pattern) => (pattern === anyPullRequest ? md`pull requests` : taken(pattern)));

function taken(pattern: string): Markdown {
  const branches = branchesOf(pattern);
  return branches === null ? join([md`tags `, code(pattern.slice(tagPrefix.length))]) : code(branches);
}
