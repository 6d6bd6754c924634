// The last line of a request's card: the command that makes sense next.
import { isFinal } from "../../domain/deployment.ts";
import type { Because, Reason } from "../../domain/reasons.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { cancel, deployLine, judge } from "../command-line.ts";
import { code, type Markdown, md } from "../md.ts";

export function next(request: DeployRequest): readonly Markdown[] {
  if (isOver(request)) return request.because.some(isPast) ? [] : again(request);
  const stop = cancel(request.environment.name);
  if (request.stage === "waiting") return [md`Next: ${judgements(request)}${stop} takes it back.`];
  return request.stage === "following" ? [md`Next: ${stop} ends it.`] : [];
}

function judgements({ because, environment: { name } }: DeployRequest): Markdown {
  const waits = because.some(({ reason }) => reason === "approvals_missing");
  return waits ? md`${judge("approve", name)} by somebody else approves it, ${judge("reject", name)} ends it, ` : md``;
}

const isOver = ({ stage, status, unclaimed }: DeployRequest): boolean =>
  stage === "ended" || (status ? isFinal(status.state) : unclaimed);

/** One that is too long to be shown whole would mean something else. */
function again(request: DeployRequest): readonly Markdown[] {
  const line = deployLine(request);
  const command = code(line);
  if (!command.text.includes(line)) return [];
  return request.named === null && request.target === null
    ? [md`Next: ${command} deploys the pull request as it is then.`]
    : [md`Next: ${command} asks for it again.`];
}

/** There is nothing to deploy any more, a later request does it, or the same command cannot help. */
const isPast = ({ reason, facts }: Because): boolean =>
  hopeless.includes(reason) || (reason === "pull_request_closed" && facts.state === "merged");

const hopeless: readonly Reason[] = [
  "superseded",
  "fork",
  "fork_by_sha",
  "commit_of_nobody",
  "ref_unreviewed",
  "repository_archived",
];
