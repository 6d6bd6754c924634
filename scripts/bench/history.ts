// How long the page of an environment with a long history takes, from the request to its last byte.
import { sql } from "kysely";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import type { Coverage, Log } from "../../src/flows/ports.ts";
import type { Deployment } from "../../src/sandbox/state/model.ts";
import { openEmbedded } from "../../src/store/embedded/open-embedded.ts";
import { connect } from "../../src/store/postgres/connect.ts";
import { migrate } from "../../src/store/postgres/migrate.ts";
import { postgresStore } from "../../src/store/postgres/postgres-store.ts";
import { systemClock as clock } from "../../src/system-clock.ts";
import { type BenchGitHub, openGitHub } from "./github.ts";
import { type Browser, signIn, startWithDashboard } from "./open-page.ts";

export interface HistoryCost {
  /** Of the environment. */
  readonly deployments: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly slowest: number;
}

const deployments = 100_000;
const requests = 300;
/** Milliseconds. */
const day = 86_400_000;
/** They are spread evenly over as many days. */
const days = 730;
/** GitHub's newest page, and what it needs to say that there are more. */
const onGitHub = 60;

export async function measureHistory(dataDir: string): Promise<HistoryCost> {
  const github = await openGitHub();
  await github.addOrganisations(1);
  await fill(github, dataDir);
  const slipway = await startWithDashboard(github, dataDir);
  const browser = await signIn(slipway.origin, "ada");
  const times = await measure(browser);
  await slipway.stop();
  await github.close();
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { deployments, requests, p50: rank(0.5), p95: rank(0.95), slowest: rank(1) };
}

/** All kinds of them in turn, as people look around: most at the newest, some far back. */
async function measure({ origin, cookie }: Browser): Promise<readonly number[]> {
  const path = "/organisation-0/site/environments/staging";
  const times: number[] = [];
  for (let index = -queries.length; index < requests; index++) {
    const begun = performance.now();
    const answer = await fetch(`${origin}${path}?${queries.at(index % queries.length)}`, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok || !text.includes("<ol")) throw new Error(`The history answers ${answer.status}.`);
    if (index >= 0) times.push(performance.now() - begun);
  }
  return times;
}

const queries = [
  "",
  "page=2",
  "page=10",
  "page=500",
  "page=1900",
  "days=7",
  "days=90",
  "task=db:migrate",
  "task=deploy&page=1000",
  "state=failure",
  "state=inactive&page=1200",
  "state=error&by=person-7",
  "by=person-3",
  "by=person-3&task=db:migrate&days=90",
  "by=person-399&page=2",
];

/** Those of old are over, as GitHub has them in an environment that is not production: nothing about them is in doubt. */
async function fill({ sandbox }: BenchGitHub, dataDir: string): Promise<void> {
  const { id, deployments: newest } = repositoryOf(sandbox);
  // Nobody is there yet to hear of them.
  sandbox.deliveries.hold();
  for (let made = 0; made < onGitHub; made++)
    sandbox.deployment("organisation-0/site", { ref: "main", environment: "staging", by: "harbor" });
  await sandbox.deliveries.release({ order: () => [] });
  const repository = { id, owner: "organisation-0", name: "site", defaultBranch: "main", installation: 0 };
  const server = await openEmbedded({ dataDir, log });
  await migrate(server, log);
  const database = connect(server.url, { log });
  const { index } = postgresStore(database, clock);
  for (const part of parts(olderThan(newest[0]))) await index.put(repository, part);
  const page = newest.toReversed().slice(0, 50).map(toPast);
  const range = { after: null, before: null, keptBefore: new Date(0).toISOString() };
  const coverage = coverageOf(page);
  await index.take({ repository, environment: "staging", deployments: page, range, from: null, coverage });
  // As PostgreSQL does by itself a minute later.
  await sql`vacuum (analyze) slipway.indexed_deployment`.execute(database.sql);
  await database.close();
  await server.close();
}

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

function repositoryOf({ state }: BenchGitHub["sandbox"]) {
  const repository = [...state.repositories.values()].find(({ name }) => name === "site");
  if (!repository) throw new Error("There is no repository.");
  return repository;
}

/** Whole, so that nothing is read on. */
function coverageOf(page: readonly PastDeployment[]): Coverage {
  const [newest, oldest] = [page[0], page.at(-1)];
  if (!newest || !oldest) throw new Error("There is no deployment.");
  const top = { newest: { id: newest.id, createdAt: newest.createdAt }, wholeFrom: null, next: null, pages: 1 };
  return { asOf: clock.now().toISOString(), newestFrom: oldest.createdAt, top, ground: null };
}

const others = ["production", "qa", "preview-1", "preview-2", "load-test"];

/** Of this environment a hundred thousand, and a tenth of that in others. */
function* parts(newest: PastDeployment): Generator<readonly PastDeployment[]> {
  const distance = (days * day) / deployments;
  const from = Date.parse(newest.createdAt);
  for (let made = 0; made < deployments * 1.1; made += 1000) {
    yield Array.from({ length: 1000 }, (_, index) => {
      const number = made + index + 1;
      const environment = number <= deployments ? "staging" : (others[number % others.length] ?? "qa");
      return { ...newest, ...older(number, from - (number % deployments) * distance), environment };
    });
  }
}

/** Its number counts backwards. */
function older(number: number, at: number): Partial<PastDeployment> & Pick<PastDeployment, "createdAt"> {
  const time = (seconds: number): string => new Date(at + seconds * 1000).toISOString().replace(/\.\d+/, "");
  const failed = number % 9 === 0;
  const succeededAt = failed ? null : time(95);
  return {
    id: 90_000_000 - number,
    nodeId: `DE_kwDOB${(90_000_000 - number).toString(36)}`,
    sha: number.toString(16).padStart(40, "c0ffee"),
    ref: `feature/${number % 977}`,
    task: number % 31 === 0 ? "db:migrate" : "deploy",
    createdAt: time(0),
    ours: true,
    by: `person-${number % 400}`,
    pullRequest: Math.floor(number / 3),
    parameters: { log_level: "info", replicas: 2 },
    payload: { region: "eu-1", chart: { version: "1.7.3", values: ["a", "b"] } },
    state: failed ? (number % 2 === 0 ? "failure" : "error") : "inactive",
    stateAt: time(failed ? 95 : 640),
    environmentUrl: "https://staging.example.com",
    succeededAt,
  };
}

function olderThan(newest: Deployment | undefined): PastDeployment {
  if (!newest) throw new Error("There is no deployment.");
  return toPast(newest);
}

const toPast = ({ id, nodeId, sha, createdAt, environment, creator }: Deployment): PastDeployment => ({
  id,
  nodeId,
  sha,
  ref: "main",
  task: "deploy",
  environment,
  createdAt,
  ours: false,
  by: creator,
  pullRequest: null,
  repeats: null,
  parameters: {},
  sealed: {},
  payload: {},
  state: null,
  stateAt: createdAt,
  environmentUrl: null,
  succeededAt: null,
});
