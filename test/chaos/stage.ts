// Where a scenario plays: a sandbox GitHub with its people and tools, Slipway's processes, and their database.
import { type AppHandle, createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { manifest } from "../manifest.ts";
import { type Ci, playCi } from "./ci.ts";
import { type ChaosDatabase, openDatabase } from "./database.ts";
import { playDeployer } from "./deployer.ts";
import { Fleet } from "./fleet.ts";
import { openGateway } from "./gateway.ts";
import { Journal } from "./journal.ts";
import { type Mischief, makeMischief } from "./mischief.ts";
import { People } from "./people.ts";
import { Random } from "./random.ts";
import { Recorder } from "./recorder.ts";
import type { Scenario } from "./scenario.ts";
import type { Settings } from "./slipway-process.ts";
import { makeTrouble, type Trouble } from "./trouble.ts";

export interface Stage {
  readonly sandbox: Sandbox;
  readonly journal: Journal;
  readonly recorder: Recorder;
  readonly database: ChaosDatabase;
  readonly fleet: Fleet;
  readonly people: People;
  readonly ci: Ci;
  readonly trouble: Trouble;
  readonly mischief: Mischief;
}

/** What has to be closed, the last first. */
export type Closers = (() => Promise<void>)[];

const secret = "a secret of this scenario";

/** Nobody has begun anything when it resolves. What it opens is in `closers` as soon as it is open. */
export async function openStage(scenario: Scenario, folder: string, closers: Closers): Promise<Stage> {
  const [journal, random] = [new Journal(), new Random(scenario.seed)];
  const recorder = new Recorder(journal);
  const sandbox = await openSandbox(recorder, closers);
  const ci = playCi(sandbox, random.fork("ci"));
  playDeployer(sandbox, random.fork("deployer"));
  const people = new People(sandbox, journal, scenario);
  const app = register(sandbox, scenario);
  const database = await openDatabase(scenario.database, folder);
  closers.push(() => database.close());
  const settings = { ...settingsFor(sandbox, app, scenario), ...database.settings, TMPDIR: `${folder}/tmp` };
  const mayEnd = (since: number): boolean => database.wasAwaySince(since);
  const fleet = new Fleet({ size: scenario.processes, settings, journal, mayEnd });
  closers.push(() => fleet.destroy());
  const ports = (): readonly number[] => (scenario.intake === "poll" ? [] : fleet.ports);
  const gateway = await openGateway({ random: random.fork("gateway"), journal, ports });
  closers.push(() => gateway.close());
  app.record.webhookUrl = gateway.url;
  const trouble = makeTrouble({ sandbox, fleet, database, journal });
  const mischief = makeMischief(sandbox, gateway, journal);
  return { sandbox, journal, recorder, database, fleet, people, ci, trouble, mischief };
}

async function openSandbox(recorder: Recorder, closers: Closers): Promise<Sandbox> {
  const sandbox = createSandbox();
  await sandbox.listen();
  closers.push(() => sandbox.close());
  sandbox.state.events.subscribe((event) => recorder.hear(event));
  return sandbox;
}

function register(sandbox: Sandbox, { repositories }: Scenario): AppHandle {
  const { default_permissions: permissions, default_events: events } = manifest;
  const app = sandbox.app({ slug: "slipway", permissions, events, webhookSecret: secret });
  for (const { name } of repositories) app.install(name.split("/")[0] ?? name);
  return app;
}

const settingsFor = (sandbox: Sandbox, app: AppHandle, { intake }: Scenario): Settings => ({
  APP_ID: String(app.id),
  PRIVATE_KEY: app.privateKey,
  WEBHOOK_SECRET: secret,
  GHE_HOST: sandbox.url.replace("http://", ""),
  GHE_PROTOCOL: "http",
  SLIPWAY_INTAKE: intake,
});
