// All checks of the set-up that one viewer may see, asked side by side.
import type { AppStanding } from "../../domain/app-standing.ts";
import type { Clock } from "../../domain/clock.ts";
import { Fault } from "../../domain/fault.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Log } from "../../flows/ports.ts";
import { asked } from "../manifest.ts";
import { checkApp } from "./check-app.ts";
import { checkDatabase, checkExecutors, checkUrl, type Host } from "./check-host.ts";
import { checkInstallations } from "./check-installations.ts";
import { checkRepository, type Reading } from "./check-repository.ts";
import { type Arrival, checkWebhook } from "./check-webhook.ts";
import { bad, type Check, type Checks, unknown } from "./check.ts";

export interface Checking extends Host, Arrival, Reading {
  readonly url: string | null;
  /** Throws a `Fault` where GitHub does not say who the App is. */
  readonly readApp: () => Promise<AppStanding>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Viewing {
  /** Whether what is the operator's is for them. */
  readonly isOperator: (app: AppStanding) => Promise<boolean> | boolean;
  /** Accounts whose repositories they reach, in lower case. */
  readonly accounts: ReadonlySet<string>;
  /** Those that they may read. */
  readonly repositories: readonly Repository[];
  /** How many more of them there are. */
  readonly others: number;
}

/** More than that nobody would wait for. */
export const mostRepositories = 100;
const atOnce = 5;

export async function runChecks(checking: Checking, viewing: Viewing): Promise<readonly Checks[]> {
  const app = await readApp(checking);
  const isOperator = "problem" in app ? false : await viewing.isOperator(app);
  const [own, executors, repositories] = await Promise.all([
    checkSelf(checking),
    isOperator ? checkExecutors(checking) : [],
    checkRepositories(checking, viewing),
  ]);
  const sees = (account: string): boolean => isOperator || viewing.accounts.has(account.toLowerCase());
  const groups: readonly Checks[] = [
    ...toAppChecks(app, checking, sees),
    { title: "This Slipway", checks: own },
    { title: "Executors", checks: executors },
    { title: "Repositories", checks: repositories },
  ];
  return groups.filter(({ checks }) => checks.length > 0);
}

type App = AppStanding | { readonly problem: Check };

async function readApp({ readApp, log }: Checking): Promise<App> {
  try {
    return await readApp();
  } catch (error) {
    log.warn({ err: error }, "the App's set-up could not be read");
    const isRefused = error instanceof Fault && error.fault !== "transient";
    const problem = isRefused
      ? bad("GitHub", "GitHub does not take the App's private key", {
          todo: "Check that APP_ID and PRIVATE_KEY are of one App, that it still exists, and this machine's clock.",
        })
      : unknown("GitHub", "GitHub does not answer", { todo: "Load this page again in a moment." });
    return { problem };
  }
}

function toAppChecks(app: App, checking: Checking, sees: (account: string) => boolean): readonly Checks[] {
  if ("problem" in app) return [{ title: "The App", checks: [app.problem] }];
  return [
    { title: "The App", checks: checkApp(app, asked, checking.clock.now()) },
    { title: "Webhook", checks: checkWebhook(app, checking) },
    { title: "Installations", checks: checkInstallations(app, asked, sees) },
  ];
}

const checkSelf = async (checking: Checking): Promise<readonly Check[]> => {
  const [database, address] = await Promise.all([checkDatabase(checking), checkUrl(checking)]);
  return [database, ...address];
};

async function checkRepositories(reading: Reading, { repositories, others }: Viewing): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (let first = 0; first < repositories.length; first += atOnce) {
    const next = repositories.slice(first, first + atOnce);
    checks.push(...(await Promise.all(next.map((repository) => checkRepository(reading, repository)))));
  }
  if (others > 0) checks.push(unknown("Others", `${others} more repositories are not looked at here`));
  return checks;
}
