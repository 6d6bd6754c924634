// The answer to a dry run: every gate as it stands, what would be created, and that nothing was.
import type { Environment, Executor } from "../domain/environment.ts";
import type { DeployPreview } from "../domain/preview.ts";
import { type DeployRequest, isCarriedOut } from "../domain/request.ts";
import type { Run } from "../domain/run.ts";
import { combine, type Judged, type Obstacle, type Verdict } from "../domain/verdict.ts";
import { cancelOf, deployLine } from "./command-line.ts";
import { code, join, type Markdown, md, table } from "./md.ts";
import { tell } from "./obstacle-table.ts";
import { details, parameters } from "./request/details.ts";
import { cannotStop, notYet, secret } from "./request/notes.ts";
import { commit, names } from "./words.ts";

/** The answer to `/deploy … --dry-run`. */
export function renderDryRun(preview: DeployPreview): Markdown {
  const { request, judged } = preview;
  const { kind } = combine(judged.flatMap(({ obstacles, setAside }) => (setAside ? [] : obstacles)));
  const line = request.force ? `${deployLine(request)} --force` : deployLine(request);
  return join(
    [
      md`#### What ${code(line)} would do`,
      verdicts[kind],
      table(["gate", "state", "what", "what to do"], gates(judged, kind === "refuse")),
      created[kind],
      order(preview),
      ...notYet(request.environment),
      ...secret(request),
      nothingDone,
    ],
    "\n\n",
  );
}

export const nothingDone = md`This was a dry run: nothing was done.`;

const verdicts: { readonly [K in Verdict["kind"]]: Markdown } = {
  go: md`✅ It would deploy now.`,
  wait: md`⏳ It would wait, and go on by itself.`,
  refuse: md`⛔ It would be refused.`,
};

const created: { readonly [K in Verdict["kind"]]: Markdown } = {
  go: md`It would create this deployment:`,
  wait: md`After that it would create this deployment:`,
  refuse: md`With nothing in its way it would create this deployment:`,
};

type Cells = readonly (string | Markdown)[];

const gates = (judged: readonly Judged[], refused: boolean): readonly Cells[] =>
  judged.flatMap(({ gate, asks, obstacles, setAside, skipped }): readonly Cells[] => {
    if (skipped) return [[gate, "– not asked", asks, ""]];
    if (obstacles.length === 0) return [[gate, "✅ pass", asks, ""]];
    return obstacles.map((obstacle) => {
      const { what, todo } = tell(obstacle, refused || obstacle.hold === "block");
      return setAside ? [gate, md`⚠️ set aside`, what, ""] : [gate, holds[obstacle.hold], what, todo];
    });
  });

const holds: { readonly [H in Obstacle["hold"]]: string } = { wait: "⏳ waits", block: "⛔ refused" };

function order({ request, order }: DeployPreview): Markdown {
  const { environment, ref, repositoryUrl } = request;
  const { merges } = order;
  const at = commit(repositoryUrl, order.sha);
  const rows: readonly Cells[] = [
    ["Ref", code(order.ref)],
    ["Task", code(order.task)],
    ["Environment", join([code(environment.name), ...marks(environment)], " ")],
    ...parameters(request),
    ["Executor", executor(environment.executor)],
    ["Required contexts", order.requiredContexts.length > 0 ? names(order.requiredContexts) : "none"],
    ...(merges === null ? [] : [["Merge first", md`${code(merges)} into ${code(ref)}: the checks of the merge count`]]),
  ];
  return table(["Commit", ref === order.sha ? at : md`${at} of ${code(ref)}`], rows);
}

const marks = ({ production, transient }: Environment): readonly Markdown[] => [
  ...(production ? [md`(production)`] : []),
  ...(transient ? [md`(transient)`] : []),
];

function executor(executor: Executor): Markdown {
  switch (executor.kind) {
    case "external":
      return md`whichever tool listens to deployments`;
    case "workflow":
      return executor.ref === "head" ? md`${code(executor.file)} of the head` : code(executor.file);
    case "operator":
      return code(executor.name);
  }
}

/** The same for a deployment that another tool made. */
export const renderCancelRunDryRun = (line: string, { order }: Run): Markdown =>
  md`${code(line)}: it would end deployment ${code(`#${order.deployment.id}`)} to ${code(order.deployment.environment)} as ${code("error")}. ${nothingDone}`;

const stops = (request: DeployRequest): readonly Markdown[] => (isCarriedOut(request) ? [] : [cannotStop]);

/** The answer to `/cancel … --dry-run`, where there is something to cancel. */
export const renderCancelDryRun = (request: DeployRequest): Markdown =>
  join(
    [
      md`#### What ${cancelOf(request)} would do`,
      request.deployment
        ? join(
            [
              md`It would end this deployment to ${code(request.environment.name)} as ${code("error")}.`,
              ...stops(request),
            ],
            " ",
          )
        : md`It would take back this request, which has not created a deployment.`,
      details(request),
      nothingDone,
    ],
    "\n\n",
  );
