// What the audit log keeps of a comment: each of its commands, and what came of those that open no request.
import type { Markdown } from "../../cards/md.ts";
import { renderCommand } from "../../commands/render-command.ts";
import type { AuditEntry } from "../../domain/audit.ts";
import type { Because } from "../../domain/reasons.ts";
import { commentKey } from "../../domain/request.ts";
import type { CommentJob } from "../jobs.ts";
import type { Planned } from "../understand.ts";
import { named, write, type Writing } from "./write.ts";

export const ofComment = ({ repository, pullRequest, actor }: CommentJob) => ({
  repository: named(repository),
  environment: null,
  pullRequest: pullRequest.number,
  actor: actor.login,
  about: null,
});

/** Every line, before anybody looks at what it means and who may. */
export async function auditCommands(ports: Writing, job: CommentJob): Promise<void> {
  const { parsed, comment } = job;
  const key = `command/${commentKey(comment)}`;
  const asked = { ...ofComment(job), what: "command" } as const;
  const { url } = comment;
  if (parsed.kind === "too_many") return write(ports, key, { ...asked, facts: { lines: parsed.count, comment: url } });
  for (const line of parsed.lines) {
    const { position } = line.kind === "command" ? line.command : line.problem;
    const text = line.kind === "command" ? renderCommand(line.command) : line.problem.line;
    await write(ports, `${key}.${position}`, { ...asked, facts: { line: text, comment: url } });
  }
}

/** People who may not ask. */
export const auditTurnedAway = (ports: Writing, job: CommentJob, why: Because): Promise<void> =>
  write(ports, `turned away/${commentKey(job.comment)}`, {
    ...ofComment(job),
    what: "refused",
    facts: { because: [why] },
  });

/** Lines of which nothing comes but an answer. */
export async function auditAnswers(ports: Writing, job: CommentJob, said: readonly Markdown[]): Promise<void> {
  const texts = said.map(textOf);
  if (texts.length === 0) return;
  await write(ports, `answered/${commentKey(job.comment)}`, {
    ...ofComment(job),
    what: "refused",
    facts: { said: texts },
  });
}

/** What came of a line, where it was done and where it was not; `null`: that is told by what it does. */
const whats: Partial<
  Record<Planned["plan"]["kind"], readonly [done: AuditEntry["what"] | null, not: AuditEntry["what"]]>
> = {
  approve: ["approval", "refused"],
  reject: ["rejection", "refused"],
  cancel: [null, "refused"],
  rollback: [null, "refused"],
  promote: [null, "refused"],
  run: [null, "refused"],
};

/** Without an answer it was done, and a card says so. Locks tell of themselves, however they come and go. */
export async function auditSettled(
  ports: Writing,
  job: CommentJob,
  { plan, position, line, said }: Planned & { readonly said: readonly Markdown[] },
): Promise<void> {
  const isTried = "dryRun" in plan && plan.dryRun;
  const [done, not] = (isTried ? null : whats[plan.kind]) ?? [null, null];
  const what = said.length > 0 ? not : done;
  if (!what) return;
  const environment = ("environment" in plan && plan.environment?.name) || null;
  const key = `settled/${commentKey(job.comment)}.${position}.${environment?.toLowerCase() ?? ""}`;
  await write(ports, key, { ...ofComment(job), what, environment, facts: { line, said: said.map(textOf) } });
}

/** As people read it, so that what is to be hidden is found in it. */
const textOf = ({ text }: Markdown): string => text.replaceAll("\u200b", "").replaceAll(/\\([!-/:-@[-`{-~])/g, "$1");
