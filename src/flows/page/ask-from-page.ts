// A command given on a page: understood and permitted as a comment's is, before anything is written; then it is a job.
import { renderTurnedAway } from "../../cards/answer.ts";
import { code, type Markdown, md } from "../../cards/md.ts";
import { parseComment } from "../../commands/parse-comment.ts";
import type { ParsedLine } from "../../domain/command.ts";
import { Fault } from "../../domain/fault.ts";
import type { Because } from "../../domain/reasons.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { auditDenied } from "../audit/audit-page.ts";
import { type ActJob, type CommentJob, pullRequestKey } from "../jobs.ts";
import type { Asking } from "../may.ts";
import type { Ports } from "../ports.ts";
import { readForComment } from "../read-for-comment.ts";
import { type Sifted, sift } from "../run-comment.ts";
import { isSame, keepAsked, type PageCommand, readAsked, toAsked } from "./page-command.ts";

export type PageAnswer =
  /** Kept: it will be done, and a comment says so. */
  | { readonly kind: "asked" }
  /** This person may not. */
  | { readonly kind: "denied"; readonly said: Markdown }
  | { readonly kind: "not_understood"; readonly said: readonly Markdown[] }
  /** The form was sent before, with another command in it. */
  | { readonly kind: "used" };

/** Nothing is written to GitHub where the answer is another one than "asked". Throws a `Fault` where GitHub does not answer. */
export async function askFromPage(ports: Ports, given: PageCommand): Promise<PageAnswer> {
  const before = await readAsked(ports, given);
  if (before && !isSame(before, given)) return { kind: "used" };
  if (before && before.url !== null) return { kind: "asked" };
  const line = onlyLine(given.line);
  if (line === null) return { kind: "not_understood", said: [md`${code(given.line)} is not one command.`] };
  const asking = await readAsking(ports, toJob(ports, given, line));
  if (asking === null) return { kind: "not_understood", said: [noPullRequest(given)] };
  const { denied, texts }: Sifted = await sift(ports, asking);
  if (denied) return deny(ports, given, denied);
  if (texts.length > 0 || line.kind === "problem") return { kind: "not_understood", said: texts };
  if (!before) await keepAsked(ports, given, { nodeId: "", asked: toAsked(given, null) });
  await take(ports, given, { asking, command: line.command });
  return { kind: "asked" };
}

function onlyLine(text: string): ParsedLine | null {
  const parsed = /[\p{Cc}\p{Cs}]/u.test(text) ? null : parseComment(text);
  return parsed?.kind === "commands" ? (parsed.lines[0] ?? null) : null;
}

/** As of a comment that is written now. */
function toJob({ clock }: Ports, { repository, pullRequest, login }: PageCommand, line: ParsedLine): CommentJob {
  const createdAt = clock.now().toISOString();
  return {
    kind: "comment",
    repository,
    pullRequest: { number: pullRequest, nodeId: "" },
    actor: { login, url: null, bot: false },
    comment: { kind: "comment", id: 0, nodeId: "", url: "", createdAt },
    parsed: { kind: "commands", lines: [line] },
  };
}

/** Null: there is no such pull request. */
async function readAsking(ports: Ports, job: CommentJob): Promise<Asking | null> {
  try {
    return toAsking(job, await readForComment(ports, job));
  } catch (error) {
    if (error instanceof Fault && error.fault === "setup") return null;
    throw error;
  }
}

function toAsking(job: CommentJob, snapshot: Snapshot): Asking {
  const { number, nodeId } = snapshot.pullRequest ?? job.pullRequest;
  const url = new URL(`/${encodeURIComponent(job.actor.login)}`, snapshot.repository.url).href;
  return { job: { ...job, pullRequest: { number, nodeId }, actor: { ...job.actor, url } }, snapshot };
}

const noPullRequest = ({ pullRequest, repository: { owner, name } }: PageCommand): Markdown =>
  md`GitHub shows no pull request ${pullRequest} of ${code(`${owner}/${name}`)} to Slipway. Choose another one.`;

async function deny(ports: Ports, given: PageCommand, why: Because): Promise<PageAnswer> {
  await auditDenied(ports, given, why);
  ports.log.info({ actor: given.login, reason: why.reason }, "turned away from a page");
  ports.metrics.decision("refuse", [why.reason]);
  return { kind: "denied", said: renderTurnedAway(why) };
}

interface Permitted {
  readonly asking: Asking;
  readonly command: ActJob["command"];
}

/** Kept already where it was asked before: the inbox knows it by its nonce. */
async function take(ports: Ports, given: PageCommand, { asking, command }: Permitted): Promise<void> {
  const { nonce, repository } = given;
  const { actor, comment, pullRequest } = asking.job;
  const job = { kind: "act", nonce, repository, pullRequest, actor, command, askedAt: comment.createdAt } as const;
  const options = { key: pullRequestKey(repository, pullRequest.number) };
  await ports.inbox.take({ id: `page:${repository.id}:${nonce}`, head: null, jobs: [{ job, options }] });
}
