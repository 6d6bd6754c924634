// The card of a request: one living comment from the first decision to the last status.
import type { DeployRequest } from "../domain/request.ts";
import { code, join, type Markdown, md, table } from "./md.ts";
import { obstacleTable, tell } from "./obstacle-table.ts";
import { details } from "./request/details.ts";
import { headline } from "./request/headline.ts";
import { next } from "./request/next.ts";
import { notes } from "./request/notes.ts";

export function renderRequestCard(request: DeployRequest): Markdown {
  const parts = [
    md`#### ${headline(request)}`,
    details(request),
    ...obstacles(request),
    ...setAside(request),
    ...notes(request),
    ...next(request),
  ];
  return join(parts, "\n\n");
}

const obstacles = ({ because, stage }: DeployRequest): readonly Markdown[] =>
  because.length > 0 ? [obstacleTable(because, stage === "ended")] : [];

function setAside({ setAside }: DeployRequest): readonly Markdown[] {
  if (setAside.length === 0) return [];
  const rows = setAside.map((one) => tell(one, true)).map(({ gate, what }) => [gate, what]);
  return [table(["gate", md`set aside by ${code("--force")}`], rows)];
}
