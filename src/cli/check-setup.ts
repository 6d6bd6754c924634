// npm run slipway -- check-setup: whether everything works, for whoever has Slipway's settings.
import { pino } from "pino";
import { Probot } from "probot";
import { Fault } from "../domain/fault.ts";
import type { AppStanding } from "../domain/app-standing.ts";
import type { Repository } from "../domain/repository.ts";
import { readAppStanding } from "../github/app-standing.ts";
import { github } from "../github/github.ts";
import { readInstalledRepositories } from "../github/installed-repositories.ts";
import type { Outside } from "../github/octokit.ts";
import { WritePace } from "../github/write-pace.ts";
import { type Checking, mostRepositories, runChecks } from "../setup/checks/run-checks.ts";
import { checksText } from "../setup/checks/text.ts";
import { readSettings, type Settings } from "../settings.ts";
import { reachQueue } from "../store/reach-queue.ts";
import { systemClock as clock } from "../system-clock.ts";
import { harmless, logTo } from "./terminal.ts";
import type { Terminal, Verb } from "./verb.ts";

const usage = [
  "Usage: npm run slipway -- check-setup",
  "",
  "Checks what Slipway needs: the App's permissions, events and webhook, its installations, this machine, the operator's",
  "executors, and slipway.yml of up to a hundred repositories; each with what to do. Nothing is changed, and no order sent.",
  "Ends with 1 where something is to be done, or GitHub could not be asked.",
].join("\n");

export const checkSetup: Verb = {
  means: "checks the App, its webhook and installations, executors, and every slipway.yml",
  run: async (words, terminal) => {
    const [word] = words;
    if (word === "--help" || word === "-h") terminal.say(usage);
    else if (word !== undefined) terminal.complain(`check-setup takes no ${harmless(word)}.\n\n${usage}`);
    if (word !== undefined) return word === "-h" || word === "--help" ? 0 : 2;
    const read = readSettings();
    if ("settings" in read) return check(read.settings, terminal);
    terminal.complain("setup" in read ? "There is no App yet: npm start registers one." : read.problems.join("\n"));
    return 1;
  },
};

async function check(settings: Settings, terminal: Terminal): Promise<0 | 1> {
  const { appId, privateKey, webhookSecret: secret, apiUrl: baseUrl } = settings;
  const probot = await new Probot({
    appId,
    privateKey,
    secret,
    baseUrl,
    log: pino({ level: "silent" }),
  }).ready();
  const outside: Outside = { app: () => probot.auth(), clock, pace: new WritePace(clock) };
  const app = await readAppStanding(outside).catch((error: unknown) => error);
  const readApp = (): Promise<AppStanding> => (isStanding(app) ? Promise.resolve(app) : Promise.reject(app));
  const { repositories, count, isWhole } = isStanding(app) ? await readRepositories(outside, app, terminal) : nothing;
  const viewing = {
    isOperator: () => true,
    accounts: new Set<string>(),
    repositories: repositories.slice(0, mostRepositories),
    others: count - Math.min(repositories.length, mostRepositories),
  };
  const groups = await runChecks(toChecking(settings, outside, { readApp, log: logTo(terminal) }), viewing);
  terminal.say(checksText(groups).split("\n").map(harmless).join("\n"));
  return isWhole && !groups.some(({ checks }) => checks.some(({ state }) => state === "bad")) ? 0 : 1;
}

const isStanding = (app: unknown): app is AppStanding =>
  typeof app === "object" && app !== null && "installations" in app;

const toChecking = (
  settings: Settings,
  outside: Outside,
  { readApp, log }: Pick<Checking, "readApp" | "log">,
): Checking => ({
  ...settings,
  channel: settings.webhookProxyUrl,
  check: async () => (await reachQueue(settings, { clock, log })).close(),
  github: github(outside),
  readApp,
  clock,
  log,
});

interface Found {
  readonly repositories: readonly Repository[];
  readonly count: number;
  /** Whether GitHub answered all that it was asked. */
  readonly isWhole: boolean;
}

const nothing: Found = { repositories: [], count: 0, isWhole: false };

/** Of as many installations as it takes; one that cannot be read is told, and passed over. */
async function readRepositories(outside: Outside, { installations }: AppStanding, terminal: Terminal): Promise<Found> {
  if ("unread" in installations) return nothing;
  const served = installations.filter(({ isSuspended }) => !isSuspended);
  let found: Found = { ...nothing, isWhole: true };
  for (const { id, account } of served) {
    try {
      const { repositories, count } = await readInstalledRepositories(outside, id);
      found = { ...found, repositories: [...found.repositories, ...repositories], count: found.count + count };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      terminal.complain(harmless(`The repositories of ${account} cannot be read: ${error.message}`));
      found = { ...found, isWhole: false };
    }
  }
  return found;
}
