// News of a run, from wherever they come: kept at once, and told to GitHub behind it.
import { isFinal } from "../../domain/deployment.ts";
import { type Heard, hear } from "../../domain/hear.ts";
import { mask } from "../../domain/mask.ts";
import type { Report } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import { pullRequestKey } from "../jobs.ts";
import type { Changed, Ports } from "../ports.ts";

export interface News {
  /** Null: nothing but output. */
  readonly report: Report | null;
  /** Printed since the last news, ANSI included. */
  readonly output?: string;
  /** What else of the run is known now. */
  readonly also?: Partial<Pick<Run, "handle" | "workflowRun">>;
}

export interface Told {
  readonly kind: Heard["kind"] | "unknown";
  /** As it stands now; null where there is no such run. */
  readonly run: Run | null;
}

/** Report and output are kept together, or neither. The same news a second time change nothing but the log. */
export async function record(ports: Ports, id: string, news: News): Promise<Told> {
  const last: { told?: Judging } = {};
  const run = await ports.store.runs.change(id, (run) => {
    const { kind, changed } = judge(ports, run, news);
    last.told = { kind, before: run };
    return changed;
  });
  return passOn(ports, run, last.told);
}

interface Judging {
  readonly kind: Heard["kind"];
  readonly before: Run;
}

/** `told` is what the last look at it came to: a change may be tried again. */
async function passOn(ports: Ports, run: Run | null, told: Judging | undefined): Promise<Told> {
  if (!run || !told) return { kind: "unknown", run };
  if (told.kind === "taken") await pass(ports, told.before, run);
  return { kind: told.kind, run };
}

interface Judged {
  readonly kind: Heard["kind"];
  readonly changed: Changed | null;
}

function judge(ports: Ports, before: Run, { report, output = "", also }: News): Judged {
  const now = ports.clock.now().toISOString();
  const run = { ...before, ...also };
  if (!report) return { kind: "taken", changed: keepOutput(ports, { ...run, heardAt: now }, { output, last: false }) };
  const heard = hear(run, maskReport(ports, run, report), now);
  return heard.kind === "taken"
    ? { kind: "taken", changed: keepOutput(ports, heard.run, { output, last: heard.run.stage === "over" }) }
    : { kind: heard.kind, changed: also ? { run } : null };
}

interface Printed {
  readonly output: string;
  /** It has ended. One that nobody follows any more may go on printing. */
  readonly last: boolean;
}

/** What may be the beginning of a secret is held back until more comes, or the end. */
function keepOutput({ executors }: Ports, run: Run, { output, last: final }: Printed): Changed {
  if (output === "" && !(final && run.held !== "")) return { run };
  const { values: secrets, patterns } = executors.secretsOf(run);
  const masked = mask({ held: run.held, text: output, secrets, patterns, final });
  return { run: { ...run, held: masked.held, hasLog: true }, output: masked.text };
}

/** An address that holds a secret leads nowhere without it. */
function maskReport({ executors }: Ports, run: Run, report: Report): Report {
  const { values: secrets, patterns } = executors.secretsOf(run);
  const masked = (text: string): string => mask({ held: "", text, secrets, patterns, final: true }).text;
  const { description, environmentUrl, logUrl, ...rest } = report;
  return {
    ...rest,
    ...(description !== undefined && { description: masked(description) }),
    ...(environmentUrl !== undefined && masked(environmentUrl) === environmentUrl && { environmentUrl }),
    ...(logUrl !== undefined && masked(logUrl) === logUrl && { logUrl }),
  };
}

/** Only reports concern GitHub, and only an end what waits. */
async function pass(ports: Ports, before: Run, run: Run): Promise<void> {
  const { heard } = run;
  if (heard && heard.state !== before.heard?.state) ports.metrics.deployment(heard.state);
  if (heard && isFinal(heard.state) && run.stage === "over")
    ports.log.info({ run: run.id, state: heard.state }, "run ended");
  const isOver = run.stage === "over" && before.stage !== "over";
  if (run.unwritten !== before.unwritten || isOver) await writeSoon(ports, run);
}

/** In the line of the pull request, which its card stands in; of several reports that come together it is one request. */
export const writeSoon = ({ queue }: Pick<Ports, "queue">, run: Run): Promise<void> =>
  queue.send({ kind: "write_run", run: run.id }, { key: lineOf(run), id: `${run.id} write` });

const lineOf = ({ repository, request, order }: Run): string =>
  request !== null && order.pull_request !== null
    ? pullRequestKey(repository, order.pull_request)
    : `${repository.id}/deployments of others/${order.deployment.environment.toLowerCase()}`;
