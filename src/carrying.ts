// Who carries deployments out, and at which addresses they are reported on and their logs are read.
import { logUrlOf } from "./dashboard/log-link.ts";
import type { Alarms } from "./domain/clock.ts";
import type { Sealing } from "./domain/sealed.ts";
import type { Operators } from "./executors/operators/operators.ts";
import type { Machine } from "./executors/command/to-instructions.ts";
import type { ExecutorOutside } from "./executors/outside.ts";
import { executors, type Registry } from "./executors/registry.ts";
import { reportPath } from "./executors/reports/report-routes.ts";
import { reportToken } from "./executors/reports/report-token.ts";
import { secretsOfRuns } from "./executors/run-secrets.ts";
import { workflowExecutor } from "./executors/workflow/workflow-executor.ts";
import type { GitHub, Links, Log, Store } from "./flows/ports.ts";
import type { News, Told } from "./flows/runs/record-report.ts";
import { sealing } from "./sealing/sealing.ts";

/** What the operator says of it. */
export interface Carrying {
  readonly operators: Operators;
  /** What no log may show. */
  readonly masks: readonly RegExp[];
  readonly machine: Machine;
  /** Where people and executors reach this Slipway; null: nobody was told. */
  readonly url: string | null;
  /** Links and tokens are made from it, and what is sealed is opened with it; null: there are none. */
  readonly key: Buffer | null;
  /** Those before it: they open what was sealed for them. */
  readonly previousKeys?: readonly Buffer[];
  /** Whether the logs of public repositories have links. */
  readonly publicLogs: boolean;
  /** What executors wait by, where that is not Slipway's own. */
  readonly clock?: ExecutorOutside["clock"];
}

/** Workflows carry deployments out, and nobody else. */
export const onlyWorkflows: Carrying = {
  operators: new Map(),
  masks: [],
  machine: { folder: "", variables: {} },
  url: null,
  key: null,
  publicLogs: false,
};

export interface Outside {
  readonly clock: Alarms;
  readonly log: Log;
  readonly github: GitHub;
  readonly store: Store;
  readonly sealing: Sealing;
  readonly record: (run: string, news: News) => Promise<Told>;
}

export function carry({ operators, masks, machine, ...carrying }: Carrying, outside: Outside): Registry {
  const { log, github, store, sealing, record } = outside;
  const { clock = outside.clock } = carrying;
  const values = [...operators.values()].flatMap((one) => (one.kind === "webhook" ? [one.secret] : []));
  const secretsOf = secretsOfRuns({ values, patterns: masks }, sealing);
  const workflow = workflowExecutor({ github, clock, runs: store.runs });
  return executors(
    { operators, machine, workflow, secretsOf },
    {
      clock,
      log,
      report: async (run, report) => void (await record(run, { report })),
      output: async (run, output) => void (await record(run, { report: null, output })),
    },
  );
}

export const sealingOf = ({ key, previousKeys = [] }: Pick<Carrying, "key" | "previousKeys">): Sealing =>
  sealing(key ? [key, ...previousKeys] : []);

/** `apiUrl`: GitHub's. */
export const linksOf = ({ url, key, publicLogs }: Carrying, apiUrl: string): Links => ({
  deployment: ({ owner, name }, id) => `${apiUrl}/repos/${owner}/${name}/deployments/${id}`,
  report: (run) => (url && key ? { url: url + reportPath(run), token: reportToken(key, run) } : nowhere),
  log: (run) => {
    const isShown = run.repository.isPrivate || publicLogs;
    return url && key && isShown && run.environment.executor.kind === "operator" ? logUrlOf({ url, key }, run) : null;
  },
});

const nowhere = { url: "", token: "" };
