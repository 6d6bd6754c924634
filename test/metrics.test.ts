import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { reasons } from "../src/domain/reasons.ts";
import type { EnvironmentFigures } from "../src/flows/index/figures.ts";
import type { CountedRequest } from "../src/flows/ports.ts";
import { type Prometheus, prometheus } from "../src/metrics.ts";
import { web, webhookPath } from "../src/web.ts";

const depth = { ready: 3, running: 2, later: 5, dead: 1, oldestSeconds: 12.5 };
const open = (): Prometheus => prometheus({ depth: async () => depth });

/** The lines of one metric, without what explains it. */
const linesOf = async (metrics: Prometheus, name: string): Promise<string[]> =>
  (await metrics.read()).text.split("\n").filter((line) => line.startsWith(name) && !line.endsWith(" 0"));

const request: CountedRequest = {
  installation: 42,
  method: "POST",
  route: "/repos/{owner}/{repo}/deployments",
  status: 201,
  limit: { resource: "core", remaining: 4711 },
};

test("deliveries are counted by event and outcome; an event that nobody listens to has no name of its own", async () => {
  const metrics = open();
  metrics.delivery("issue_comment", "taken");
  metrics.delivery("issue_comment", "taken");
  metrics.delivery("star", "ignored");
  metrics.delivery('made up"} 1', "unsigned");
  expect(await linesOf(metrics, "slipway_deliveries_total")).toEqual([
    'slipway_deliveries_total{event="issue_comment",outcome="taken"} 2',
    'slipway_deliveries_total{event="other",outcome="ignored"} 1',
    'slipway_deliveries_total{event="other",outcome="unsigned"} 1',
  ]);
});

test("what never happened is shown as 0, so that its first time is an increase", async () => {
  const { text } = await open().read();
  expect(text).toContain('slipway_deliveries_total{event="deployment_status",outcome="not_kept"} 0');
  expect(text).toContain('slipway_deployments_total{state="failure"} 0');
});

test("decisions are counted by verdict and each of their reasons", async () => {
  const metrics = open();
  metrics.decision("go", []);
  metrics.decision("refuse", ["fork", "contexts_failing"]);
  expect(await linesOf(metrics, "slipway_decisions_total")).toEqual([
    'slipway_decisions_total{verdict="go",reason="none"} 1',
    'slipway_decisions_total{verdict="refuse",reason="fork"} 1',
    'slipway_decisions_total{verdict="refuse",reason="contexts_failing"} 1',
  ]);
  expect(Object.keys(reasons)).not.toContain("none");
});

test("requests to GitHub are counted by installation and class of answer, with what is left of the limit", async () => {
  const metrics = open();
  metrics.request(request);
  metrics.request({ ...request, status: null, limit: null });
  metrics.request({ ...request, installation: null, method: "GET", route: "/app", limit: null });
  const route = 'method="POST",route="/repos/{owner}/{repo}/deployments"';
  expect(await linesOf(metrics, "slipway_github_requests_total")).toEqual([
    `slipway_github_requests_total{installation="42",${route},status="2xx"} 1`,
    `slipway_github_requests_total{installation="42",${route},status="none"} 1`,
    'slipway_github_requests_total{installation="app",method="GET",route="/app",status="2xx"} 1',
  ]);
  expect(await linesOf(metrics, "slipway_github_rate_limit")).toEqual([
    'slipway_github_rate_limit_remaining{installation="42",resource="core"} 4711',
  ]);
});

test("the queue is read when it is asked for", async () => {
  expect(await linesOf(open(), "slipway_queue")).toEqual([
    'slipway_queue_jobs{state="ready"} 3',
    'slipway_queue_jobs{state="running"} 2',
    'slipway_queue_jobs{state="later"} 5',
    'slipway_queue_jobs{state="dead"} 1',
    "slipway_queue_oldest_job_seconds 12.5",
  ]);
});

test("without the database the rest is shown, and nothing old of the queue", async () => {
  let answers = true;
  const metrics = prometheus({ depth: () => (answers ? Promise.resolve(depth) : Promise.reject(new Error("away"))) });
  await metrics.read();
  answers = false;
  const { text } = await metrics.read();
  expect(text).not.toMatch(/^slipway_queue/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d/m);
});

test("several of one process do not count together", async () => {
  const [one, other] = [open(), open()];
  one.deployment("created");
  expect(await linesOf(one, "slipway_deployments_total")).toEqual(['slipway_deployments_total{state="created"} 1']);
  expect(await linesOf(other, "slipway_deployments_total")).toEqual([]);
});

test("GET /metrics answers as Prometheus reads it, and counts who signs with another secret", async () => {
  const metrics = open();
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const app = web({ slipway: { take: async () => {} }, secrets: ["ours"], check: async () => {}, log, metrics });
  const named = { "x-github-delivery": "d1", "x-github-event": "status" };
  await app.request(webhookPath, { method: "POST", body: "{}", headers: named });
  await app.request(webhookPath, {
    method: "POST",
    body: "{}",
    headers: { ...named, "x-hub-signature-256": "sha256=0" },
  });
  const answer = await app.request("/metrics");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=/),
  ]);
  expect(await answer.text()).toContain('slipway_deliveries_total{event="status",outcome="unsigned"} 2');
});

test("the table in docs/operating.md is what is exposed", () => {
  const text = readFileSync(resolve(import.meta.dirname, "../docs/operating.md"), "utf8");
  const rows = [...text.matchAll(/^\| `(slipway_\w+)` \| (\w+) \| ([^|]*) \| ([^|]*?) \|$/gm)].map((match) =>
    match.slice(1),
  );
  const exposed = open()
    .registry.getMetricsAsArray()
    .filter(({ name }) => name.startsWith("slipway_"));
  const table = exposed.map((metric) => [
    metric.name,
    String(metric.type),
    ("labelNames" in metric ? (metric.labelNames as string[]) : []).map((label) => `\`${label}\``).join(", ") || "none",
  ]);
  expect(rows.map(([name, type, labels]) => [name, type, labels])).toEqual(table);
});

const spread = (median: number | null) => ({ count: 1, median, p90: null });
const someFigures = (told: { lead?: number | null; rate?: number | null } = {}): EnvironmentFigures => ({
  repository: "acme/site",
  environment: 'up"',
  figures: {
    from: "2026-02-01T12:00:00Z",
    to: "2026-03-02T12:00:00Z",
    whole: true,
    frequency: { successes: 60, perDay: 2, perWeek: 14 },
    lead: spread(told.lead ?? null),
    arrived: 1,
    carrying: spread(90_000),
    changes: { ended: 4, failed: 1, rate: told.rate === undefined ? 0.25 : told.rate },
    restore: spread(600_000),
    open: 0,
  },
});
const figureNames = /^slipway_(deployment_frequency|lead|change_failure|time_to)/;

/** Asked again once the clock was turned. */
function withFigures(read: () => Promise<readonly EnvironmentFigures[]>) {
  let now = Date.parse("2026-03-02T12:00:00Z");
  const metrics = prometheus({ depth: async () => depth }, { read, clock: { now: () => new Date(now) } });
  const lines = async () => (await metrics.read()).text.split("\n").filter((line) => figureNames.test(line));
  return { lines, turn: (minutes: number) => void (now += minutes * 60_000) };
}

test("environments have their figures of thirty days; what is not known is left out", async () => {
  const { lines } = withFigures(async () => [someFigures()]);
  expect(await lines()).toEqual([
    'slipway_deployment_frequency_per_day{repository="acme/site",environment="up\\""} 2',
    'slipway_change_failure_rate{repository="acme/site",environment="up\\""} 0.25',
    'slipway_time_to_restore_seconds{repository="acme/site",environment="up\\""} 600',
  ]);
});

test("figures are asked for again after some seconds, and what is told no more is gone", async () => {
  const answers = [[someFigures({ lead: 5000 })], []];
  const { lines, turn } = withFigures(async () => answers.shift() ?? []);
  expect(await lines()).toHaveLength(4);
  turn(0.05);
  expect(await lines()).toContain('slipway_lead_time_seconds{repository="acme/site",environment="up\\""} 5');
  turn(0.05);
  expect(await lines()).toEqual([]);
});

test("figures that cannot be read take nothing from a scrape", async () => {
  const answers = [Promise.resolve([someFigures()]), Promise.reject(new Error("away")), Promise.resolve([])];
  const { lines, turn } = withFigures(() => answers.shift() ?? Promise.resolve([]));
  expect(await lines()).toHaveLength(3);
  turn(6);
  expect(await lines()).toHaveLength(3);
  expect(await lines()).toEqual([]);
});

test("while figures are being read nobody begins again, however long it takes", async () => {
  const reading = Promise.withResolvers<readonly EnvironmentFigures[]>();
  let reads = 0;
  const { lines, turn } = withFigures(() => {
    reads += 1;
    return reading.promise;
  });
  const first = lines();
  turn(1);
  const second = lines();
  reading.resolve([someFigures()]);
  expect([(await first).length, (await second).length, reads]).toEqual([3, 3, 1]);
});
