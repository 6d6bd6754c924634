// One sentence for each reason, and what to do about it: from facts to safe Markdown.
import { type Because, type ConfigProblem, type Reason, type ReasonFacts, reasons } from "../domain/reasons.ts";
import { code, join, link, type Markdown, md } from "./md.ts";
import { mergeByHand } from "./merge-by-hand.ts";
import { contextList, count, fitting, names, type Room, shortSha, utc } from "./words.ts";

export interface Explanation {
  readonly gate: string;
  readonly what: Markdown;
  readonly todo: Markdown;
  /** What there is to tell one by one. */
  readonly items: readonly Markdown[];
}

type Explain<R extends Reason> = (
  facts: ReasonFacts[R],
) => readonly [what: Markdown, todo: Markdown, items?: readonly Markdown[]];

/** What to do while a request waits. */
export const bySelf = md`Nothing: it goes on by itself.`;
const askAgain = md`Comment again.`;
const askThenTell = md`Comment again; if this stays, tell who runs Slipway.`;

const explanations: { readonly [R in Reason]: Explain<R> } = {
  permission: ({ actor, role, needs }) => [
    md`${code(actor)} has the role ${code(role)} here, and this needs ${code(needs)}.`,
    md`Ask somebody who may write to this repository.`,
  ],
  permission_unknown: ({ actor }) => [md`GitHub did not say what ${code(actor)} may do here.`, askAgain],
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
  fork: ({ ref }) => [
    md`${code(ref)} is the branch of a fork, and code from forks is not deployed here.`,
    md`Push the commits to a branch of this repository and open a pull request from it.`,
  ],
  head_moved: ({ from, to }) => [
    md`The head moved from ${code(shortSha(from))} to ${code(shortSha(to))} while this request waited.`,
    md`Look at what was pushed, then comment again.`,
  ],
  head_after_comment: ({ sha, pushedAt }) => [
    md`${code(shortSha(sha))} was pushed at ${utc(pushedAt)}, after the comment was written.`,
    md`Look at what was pushed, then comment again.`,
  ],
  head_unknown: ({ sha }) => [
    md`GitHub did not say when ${code(shortSha(sha))} was pushed, so it may be later than the comment.`,
    md`Comment again; if this stays, push the branch once more.`,
  ],
  environment_busy: ({ environment, pullRequest, deployment }) => [
    deployment === null
      ? md`Another deployment to ${code(environment)} has just begun (pull request ${pullRequest}).`
      : md`Deployment ${code(`#${deployment}`)} to ${code(environment)} is running (pull request ${pullRequest}).`,
    bySelf,
  ],
  head_young: ({ sha }) => [md`${code(shortSha(sha))} is only seconds old: its checks may be on their way.`, bySelf],
  contexts_failing: ({ failing, pending }) => [
    pending.length > 0
      ? md`Failing: ${contextList(failing)}. Still pending: ${contextList(pending)}.`
      : md`Failing: ${contextList(failing)}.`,
    md`Fix what fails or run it again, then comment again.`,
  ],
  contexts_pending: ({ pending, missing }) => [waitingFor({ pending, missing }), bySelf],
  contexts_disagree: ({ contexts }) => [md`GitHub still reports ${contextList(contexts)}.`, bySelf],
  behind_unknown: ({ base }) => [md`GitHub did not say whether the branch is behind ${code(base)}.`, askAgain],
  merge_rounds: ({ base, rounds }) => [
    md`${code(base)} moved on after each of ${rounds} merges into this branch.`,
    md`Comment again when ${code(base)} is quieter.`,
  ],
  merge_unseen: ({ base }) => [md`GitHub merged ${code(base)} in; the new head does not show yet.`, bySelf],
  merge_conflict: ({ base, head }) => [
    md`${code(base)} does not merge into ${code(head)} without conflicts.`,
    md`Merge it by hand: ${mergeByHand(base, head)}. Then comment again.`,
  ],
  ref_not_found: ({ ref }) => [md`GitHub finds no ref ${code(ref)}.`, md`Restore the branch, then comment again.`],
  config_broken: ({ path, url, problems }) => [
    md`${link(code(path), url)} has mistakes.`,
    md`Fix the file on the default branch, then comment again.`,
    problemList(url, problems),
  ],
  config_unreadable: ({ why }) => [
    md`The configuration could not be read (${why}).`,
    md`See that it is a text file that the App may read, then comment again.`,
  ],
  environment_unknown: ({ name, known, nearest }) => [
    nearest
      ? md`There is no environment ${code(name)}: did you mean ${code(nearest)}?`
      : md`There is no environment ${code(name)}.`,
    md`Name one of ${names(known)}.`,
  ],
  environment_unnamed: ({ known }) => [
    md`There is no default environment here, and the command names none.`,
    md`Name one of ${names(known)}, or set ${code("default_environment")}.`,
  ],
  sha_differs: ({ gated, deployed }) => [
    md`GitHub created the deployment for ${code(shortSha(deployed))}, but ${code(shortSha(gated))} is what was checked. It was ended as ${code("error")}.`,
    md`Look at what was pushed, then comment again.`,
  ],
  superseded: ({ by }) => [md`A ${link(md`later comment`, by)} asked for the same environment.`, md`Nothing.`],
  deadline: ({ minutes }) => [
    md`It waited ${count(minutes, "minute")}, which is as long as this environment lets a request wait.`,
    askAgain,
  ],
  unread: ({ what, why }) => [
    md`GitHub did not show ${what} (${why}).`,
    md`Comment again; if this stays, see that the App has all its permissions.`,
  ],
  setup: ({ message }) => [
    md`GitHub refused Slipway: ${bare(message)}.`,
    md`Ask an owner of the organisation, or who runs Slipway, to grant what is missing; then comment again.`,
  ],
  github_refused: ({ message }) => [md`GitHub refused the deployment: ${bare(message)}.`, askThenTell],
  github_unavailable: ({ id }) => [
    md`GitHub did not answer for as long as Slipway tries (${code(id)}).`,
    md`Look at the list of deployments, then comment again.`,
  ],
  gate_failed: ({ gate }) => [md`The gate ${code(gate)} could not judge this.`, askThenTell],
  internal: ({ id }) => [md`Something went wrong inside Slipway. Its log knows more under ${code(id)}.`, askThenTell],
};

function waitingFor({ pending, missing }: ReasonFacts["contexts_pending"]): Markdown {
  const running = pending.length > 0 ? [md`Pending: ${contextList(pending)}.`] : [];
  const absent = missing.length > 0 ? [md`Expected, not reported yet: ${names(missing)}.`] : [];
  return join([...running, ...absent], " ");
}

/** Some of GitHub's sentences have a full stop, some have none. */
const bare = (sentence: string): string => sentence.trimEnd().replace(/\.$/, "");

/** Every mistake is told at once, as long as that fits into a comment. */
const roomForProblems: Room = { most: 100, length: 40_000 };

function problemList(url: string, problems: readonly ConfigProblem[]): readonly Markdown[] {
  const { shown, more } = fitting(
    problems,
    roomForProblems,
    ({ line, column, message }) => md`${link(md`line ${line}, column ${column}`, `${url}#L${line}`)}: ${message}`,
  );
  return more > 0 ? [...shown, md`and ${more} more`] : shown;
}

/** What the gate is called, what it found, and what to do about it, for as long as the request may go on. */
export function explain({ reason, facts }: Because): Explanation {
  // The catalogue's type ties each reason to its facts; one call cannot show that to the compiler.
  const [what, todo, items = []] = (explanations[reason] as Explain<Reason>)(facts);
  return { gate: reasons[reason].gate, what, todo, items };
}
