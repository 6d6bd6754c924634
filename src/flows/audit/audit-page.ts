// What the audit log keeps of commands that people give on pages: those that open nothing, since the others leave a comment.
import { renderCommand } from "../../commands/render-command.ts";
import type { Because } from "../../domain/reasons.ts";
import type { ActJob } from "../jobs.ts";
import type { PageCommand } from "../page/page-command.ts";
import { named, write, type Writing } from "./write.ts";

const ofPage = ({ repository, pullRequest, login }: Pick<PageCommand, "repository" | "pullRequest" | "login">) => ({
  repository: named(repository),
  environment: null,
  pullRequest,
  actor: login,
  about: null,
});

/** Each of the same form is kept once for each person. */
export function auditDenied(ports: Writing, command: PageCommand, why: Because): Promise<void> {
  const key = `page/${command.repository.id}/${command.nonce}/${command.login}/refused`;
  const facts = { line: command.line, from: "dashboard", because: [why] };
  return write(ports, key, { ...ofPage(command), what: "refused", facts });
}

/** Kept, and given up: GitHub did not take its comment. */
export function auditUndone(ports: Writing, { nonce, repository, pullRequest, actor, command }: ActJob, why: Because) {
  const facts = { line: renderCommand(command), from: "dashboard", because: [why] };
  const entry = ofPage({ repository, pullRequest: pullRequest.number, login: actor.login });
  return write(ports, `page/${repository.id}/${nonce}/undone`, { ...entry, what: "refused", facts });
}
