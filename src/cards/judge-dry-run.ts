// The answer to a dry run of `/approve` and `/reject`: which request is meant, and what would become of it.
import type { DeployRequest } from "../domain/request.ts";
import { nothingDone } from "./dry-run-card.ts";
import { code, join, type Markdown, md } from "./md.ts";
import { details } from "./request/details.ts";
import { count } from "./words.ts";

/** `request` as it would be then. */
export function renderApproveDryRun(line: string, request: DeployRequest): Markdown {
  const { environment, approvals } = request;
  const has = `${approvals.length} of ${count(environment.approvals, "approval")}`;
  return render(line, request, md`This deployment to ${code(environment.name)} would have ${has}.`);
}

export const renderRejectDryRun = (line: string, request: DeployRequest): Markdown =>
  render(line, request, md`This deployment to ${code(request.environment.name)}, which waits, would end.`);

const render = (line: string, request: DeployRequest, would: Markdown): Markdown =>
  join([md`#### What ${code(line)} would do`, would, details(request), nothingDone], "\n\n");
