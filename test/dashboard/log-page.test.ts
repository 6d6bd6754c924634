// The page of a log, its text, and who gets neither.
import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import type { Run } from "../../src/domain/run.ts";
import { anEnvironment } from "../builders/environment.ts";
import { today } from "../builders/time.ts";
import { anOrder } from "../executors/run.ts";
import { aLog, key } from "./a-log.ts";
import { logLink } from "../../src/dashboard/log-link.ts";

test("the page says what is deployed where, how it stands, and what it printed", async () => {
  const { print, get } = aLog({ hasLog: true });
  print("\x1b[32mcopying\x1b[0m\n");
  print("50%\r60%");
  const page = await (await get()).text();
  expect(page).toContain(`<title>Deploy ${anOrder().deployment.sha.slice(0, 7)} to staging</title>`);
  expect(page).toMatch(/<span class="state in_progress">in progress<\/span>\s+since <time/);
  expect(page).toContain(
    `<a href="https://github.test/acme/site/commit/${anOrder().deployment.sha}" rel="noreferrer">`,
  );
  expect(page).toContain('<a href="https://github.test/acme/site/pull/7" rel="noreferrer">Pull request #7</a>');
  expect(page).toContain("https://github.test/acme/site/deployments/staging");
  expect(page).toContain('data-last="2"');
  expect(page).toContain('<span class="f2">copying</span>\n<span id="open">60%</span></pre>');
  expect(page).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
});

test("of a run that is over nothing is asked again", async () => {
  const heard = { state: "failure", description: "Exit status 1", at: today("12:01:07") } as const;
  const page = await (await aLog({ stage: "over", heard }).get()).text();
  expect(page).toMatch(/<span class="state failure">failure<\/span>\s+after 1 min 5 s, at <time/);
  expect(page).toContain("<bdi>Exit status 1</bdi>");
  expect(page).toContain("It printed nothing.");
  expect(page).not.toMatch(/data-events|http-equiv="refresh"/);
});

test.each([
  ["one that waits for another", { stage: "waiting", heard: null }, "for another deployment to <bdi>staging</bdi>"],
  ["one that nobody has taken yet", { stage: "ordered", heard: null }, '<span class="state queued">queued</span>'],
  ["one that was cancelled", { stopping: { by: "grace", at: today("12:00:30") } }, "Cancelled by <bdi>grace</bdi>"],
  [
    "one that was cancelled, and goes on",
    { heard: { state: "error", at: today("12:00:30") } },
    "</time>, and not over yet",
  ],
  [
    "one with a place to look at",
    { environment: anEnvironment({ url: "https://s.test/?a&b" }) },
    'href="https://s.test/?a&amp;b"',
  ],
] satisfies [string, Partial<Run>, string][])("how %s stands", async (_what, told, says) => {
  expect(await (await aLog(told).get()).text()).toContain(says);
});

test("nothing that people wrote is HTML, and no link leads to what is no page", async () => {
  const order = anOrder({ actor: '<b>"&', pull_request: null });
  const { deployment } = order;
  const { get } = aLog({
    order: { ...order, deployment: { ...deployment, environment: '<i>"', ref: "<s>", sha: '"><u>' } },
    heard: {
      state: "in_progress",
      description: "<script>alert(1)</script>",
      environmentUrl: "javascript:alert(1)",
      logUrl: "nonsense",
      at: today("12:00:03"),
    },
  });
  const page = await (await get()).text();
  expect(page).not.toMatch(/<b>|<i>|<s>|<u>|<script>alert|javascript:|Log of its own/);
});

test("what the page holds goes nowhere else, and nothing foreign gets in", async () => {
  const { headers } = await aLog().get();
  expect(Object.fromEntries(headers)).toEqual({
    "content-type": "text/html; charset=UTF-8",
    "cache-control": "no-store",
    "content-security-policy":
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
  });
});

test("as text it has no colours", async () => {
  const { print, get } = aLog();
  print("\x1b[31m<red>\x1b[0m\n");
  print("end\n", 12);
  const answer = await get(".txt");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain;charset=UTF-8"]);
  expect(await answer.text()).toBe("<red>\n… 12 characters are missing here …\nend\n");
});

const runs = "/runs/11/4301/log";
const linkTo = (run: string, at: string): string => {
  const { pathname, search } = new URL(logLink({ key, url: "https://slipway.test" }, run, new Date(today(at))));
  return pathname + search;
};

test.each([
  ["without a key", runs],
  ["with a key that is none", `${runs}?key=open`],
  ["with a key that has expired", linkTo("11/4301", "12:00:59")],
  ["with the key of another run", linkTo("11/4302", "23:00:00").replace("4302", "4301")],
  ["for a run that never was", linkTo("11/4302", "23:00:00")],
])("%s everybody gets the same page", async (_what, path) => {
  const { app } = aLog();
  const answer = await app.request(path);
  const unknown = await app.request(runs);
  expect([answer.status, answer.headers.get("referrer-policy")]).toEqual([404, "no-referrer"]);
  const page = await answer.text();
  expect(page).toContain("links to logs expire after 14 days");
  expect(page).toBe(await unknown.text());
  const below = (rest: string) => app.request(path.replace("/log", `/log${rest}`));
  expect([(await below(".txt")).status, (await below("/events")).status]).toEqual([404, 404]);
});

test("where everything is open no key is asked for, and none is in the page", async () => {
  const { get } = aLog({}, { open: true });
  const answer = await get();
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain('data-events="log/events"');
  expect(page).not.toContain("key=");
});

test.each([
  ["that is away", new Fault("transient", "the database at 10.0.0.5 is away"), 503],
  ["that fails otherwise", new Error("at 10.0.0.5"), 500],
])("a database %s is said without its words", async (_what, error, status) => {
  const { get, fail, log } = aLog();
  fail(error);
  for (const rest of ["", ".txt", "/events"]) {
    const answer = await get(rest);
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("cache-control")]).toEqual([
      status,
      "5",
      "no-store",
    ]);
    const said = await answer.text();
    expect(said).toContain("cannot be read now");
    expect(said).not.toContain("10.0.0.5");
  }
  expect(log.lines).toHaveLength(3);
});

test("the page loads what is served beside it, which browsers keep as long as it is the same", async () => {
  const { app, get } = aLog();
  const page = await (await get()).text();
  const loaded = [...page.matchAll(/(?:src|href)="\.\.\/\.\.\/\.\.(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  expect(loaded).toHaveLength(3);
  for (const path of loaded) {
    const asset = await app.request(path);
    expect([asset.status, asset.headers.get("cache-control")]).toEqual([200, "public, max-age=31536000, immutable"]);
  }
});
