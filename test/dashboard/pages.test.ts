// The pages that show and change nothing: who sees what, and that nothing of strangers is alive in them.
import { expect, test } from "@jest/globals";
import type { Pages } from "../../src/dashboard/shown.ts";
import { Fault } from "../../src/domain/fault.ts";
import { because } from "../../src/domain/reasons.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { aRun } from "../executors/run.ts";
import {
  aDecision,
  aDeploymentShown,
  aHistoryShown,
  anEntry,
  anEnvironmentsShown,
  aStanding,
  now,
  pagesBench,
  paths,
  url,
} from "./some-pages.ts";

const each = Object.entries(paths);
const unread = { unread: "GitHub timed out" };

/** As it is read. */
const words = (html: string): string =>
  html
    .replaceAll(/<(?:title|desc)[^>]*>[^<]*<\/(?:title|desc)>/g, "")
    .replaceAll(/<\/?(?:h\d|p|li|ol|ul|dl|dt|dd|div|section|figure|option)\b[^>]*>/g, " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

test.each(each)("%s: one heading, landmarks, a language, and a title", async (_name, path) => {
  const page = await pagesBench().text(path);
  expect(page.match(/<h1/g)).toHaveLength(1);
  expect([page.match(/<main/g)?.length, page.match(/<header>/g)?.length]).toEqual([1, 1]);
  expect(page).toMatch(/<html lang="en">/);
  expect(page).toMatch(/<title>[^<]+ · Slipway<\/title>/);
  expect(page).toContain('<a class="skip" href="#main">');
});

test.each(each)("%s: headings leave out no level", async (_name, path) => {
  const levels = [...(await pagesBench().text(path)).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  levels.reduce((before, level) => {
    expect(level - before).toBeLessThanOrEqual(1);
    return level;
  }, 0);
});

test.each(each)("%s: every id is there once, and what is named by one is there", async (_name, path) => {
  const page = await pagesBench().text(path);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");
  expect(new Set(ids).size).toBe(ids.length);
  const named = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].flatMap(([, names]) => names?.split(" ") ?? []);
  expect(named.filter((name) => !ids.includes(name))).toEqual([]);
});

test.each(each)("%s: every link of ours leads below the base, wherever a proxy puts it", async (_name, path) => {
  const page = await pagesBench().text(path);
  const leading = [...page.matchAll(/(?:href|src)="([^"]*)"/g)]
    .map(([, to]) => to ?? "")
    .filter((to) => !/^(https:|#|\?)/.test(to));
  const outside = leading.filter(
    (to) => !new URL(to, `https://slipway.test/below${path}`).pathname.startsWith("/below/"),
  );
  expect(outside).toEqual([]);
  expect(leading.length).toBeGreaterThan(3);
});

test.each(each)("%s: what is linked is there", async (_name, path) => {
  const { get } = pagesBench();
  const page = await (await get(path)).text();
  const here = new URL(path, "https://slipway.test");
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(
    ([, to]) => new URL(to?.replaceAll("&amp;", "&") ?? "", here),
  );
  const isPage = ({ host, pathname }: URL): boolean => host === here.host && !/\/act\/|\/log(\.txt)?$/.test(pathname);
  const own = links.filter(isPage);
  const addresses = new Set(own.map(({ pathname, search }) => pathname + search));
  for (const address of addresses) expect([address, (await get(address)).status]).toEqual([address, 200]);
});

test.each(each)("%s: nothing of it is kept elsewhere, and nothing foreign gets in", async (_name, path) => {
  const { headers } = await pagesBench().get(path);
  expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "same-origin"]);
  expect(headers.get("content-security-policy")).toContain("default-src 'none'; style-src 'self'; script-src 'self'");
  expect(headers.get("content-security-policy")).toContain("form-action 'self'");
});

const ports = ["repositories", "environments", "history", "measured", "deployment", "audit"] as const;
const all = (answer: (port: string) => unknown): Partial<Pages> =>
  Object.fromEntries(ports.map((port) => [port, async () => answer(port)]));

test.each(each)(
  "%s: whoever is not signed in is sent to sign in, and nothing is read for them",
  async (_name, path) => {
    const asked: string[] = [];
    const { get } = pagesBench(
      all((port) => asked.push(port)),
      null,
    );
    const answer = await get(path);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in"]);
    expect(asked).toEqual([]);
  },
);

test.each(each)("%s: whose token GitHub takes no more is sent to sign in", async (_name, path) => {
  expect((await pagesBench(all(() => "signed_out")).get(path)).headers.get("location")).toBe("/sign-in");
});

test.each(each)("%s: whoever is signed in can sign out", async (_name, path) => {
  const page = await pagesBench().text(path);
  const [, action = ""] = /<form method="post" action="([^"]*sign-out)"/.exec(page) ?? [];
  expect(new URL(action, `https://slipway.test${path}`).pathname).toBe("/sign-out");
  expect(page).toContain('<input type="hidden" name="csrf" value="c5rf">');
});

test.each([
  ["a repository", paths.environments],
  ["an environment", paths.history],
  ["a deployment", paths.deployment],
  ["an audit log", paths.audit],
])("%s that is not there, or not for this person, is not found", async (_what, path) => {
  const { get } = pagesBench(all(() => null));
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(words(await answer.text())).toContain(
    "There is no such page, or GitHub does not let you read its repository.",
  );
});

test.each([
  ["away", new Fault("transient", "10.0.0.5 is away"), 503],
  ["broken", new Error("10.0.0.5"), 500],
])("a port that is %s is said without its words", async (_what, error, status) => {
  const { get, log } = pagesBench({ repositories: () => Promise.reject(error) });
  const answer = await get("/");
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([status, "no-store"]);
  expect(await answer.text()).not.toContain("10.0.0.5");
  expect(log.lines).toEqual(["page not shown"]);
});

test("the first page tells what runs, what is on its way, who holds it and who waits", async () => {
  const page = words(await pagesBench().text("/"));
  expect(page).toContain("Runs a1b2c3d of topic, pull request #7, deployed by ada 59 minutes ago (#4301)");
  expect(page).toContain("by grace since 3 minutes ago (#4310)");
  expect(page).toContain("Locked for pull request #7 by ada 3 hours ago, ends in 5 hours: Friday’s demo");
  expect(page).toContain("One waits: pull request #9, by ada, asked 12 minutes ago");
});

test("a time has the exact one beside it", async () => {
  expect(await pagesBench().text(paths.environments)).toContain(
    '<time datetime="2026-03-02T11:01:00.000Z" title="2 Mar 2026, 11:01:00 UTC">59 minutes ago</time>',
  );
});

test.each([
  [
    "no repository",
    paths.repositories,
    { repositories: async () => ({ repositories: [], installUrl: url }) },
    "Install it on a repository",
  ],
  [
    "nobody knows where to install",
    paths.repositories,
    { repositories: async () => ({ repositories: [], installUrl: null }) },
    "Ask whoever runs it",
  ],
  [
    "no environment",
    paths.environments,
    {
      environments: async () => anEnvironmentsShown({ standings: [] }),
    },
    "comment /deploy staging on a pull request",
  ],
  [
    "no deployment",
    paths.history,
    {
      history: async () => aHistoryShown(),
    },
    "No deployment yet",
  ],
  [
    "none that matches",
    `${paths.history}?state=error`,
    {
      history: async () => aHistoryShown(),
    },
    "Show all deployments",
  ],
  [
    "no entry",
    paths.audit,
    { audit: async () => ({ url, entries: [], hasMore: false }) },
    "Comment /status to see the first",
  ],
  [
    "no status",
    paths.deployment,
    { deployment: async () => aDeploymentShown({ statuses: [] }) },
    "nothing listens to deployments",
  ],
  [
    "nothing measured",
    paths.history,
    { measured: async () => ({ history: [], goesOn: false, pushed: new Map() }) },
    "Nothing succeeded in this window",
  ],
])("with %s the page says what to do next", async (_what, path, ports, says) => {
  expect(words(await pagesBench(ports).text(path))).toContain(says);
});

test.each([
  [
    "environments",
    paths.environments,
    {
      environments: async () => anEnvironmentsShown({ standings: unread }),
    },
  ],
  [
    "what runs",
    paths.environments,
    {
      environments: async () => anEnvironmentsShown({ standings: [aStanding({ runs: unread })] }),
    },
  ],
  [
    "deployments",
    paths.history,
    {
      history: async () => aHistoryShown({ deployments: unread }),
    },
  ],
  ["figures", paths.history, { measured: async () => unread }],
  ["statuses", paths.deployment, { deployment: async () => aDeploymentShown({ statuses: unread }) }],
])("%s that GitHub did not show are unknown, and not empty", async (_what, path, ports) => {
  expect(words(await pagesBench(ports).text(path))).toContain("GitHub timed out");
});

test("the filter of the history is in the address, and goes to the port", async () => {
  const asked: unknown[] = [];
  const bench = pagesBench();
  const { text } = pagesBench({
    history: async (_viewer, wanted) => {
      asked.push(wanted);
      return aHistoryShown({ deployments: [aPastDeployment()], hasMore: true, tasks: ["deploy"] });
    },
  });
  const page = await text(`${paths.history}?task=db:migrate&state=failure&by=@grace&page=2`);
  expect(asked).toEqual([
    {
      owner: "acme",
      name: "site",
      environment: "production",
      task: "db:migrate",
      state: "failure",
      by: "grace",
      page: 2,
    },
  ]);
  expect(page).toContain('<option value="db:migrate" selected>db:migrate</option>');
  expect(page).toContain('<option value="failure" selected>failure</option>');
  expect(page).toContain('href="?task=db%3Amigrate&amp;state=failure&amp;by=grace&amp;page=3" rel="next"');
  expect(words(await bench.text(`${paths.history}?state=nonsense&page=-1&days=12`))).toContain("Page 1");
});

test("an environment with a slash in its name has a page", async () => {
  const { text } = pagesBench();
  expect(await text(paths.environments)).toContain('href="../acme/site/environments/preview%2F7"');
  expect(words(await text("/acme/site/environments/preview%2F7"))).toContain("preview/7");
});

test("two deployments are compared in two steps, the older one first", async () => {
  const { text } = pagesBench();
  const first = await text(paths.history);
  const [, step] = /href="(\?from=4999[^"]+)"/.exec(first) ?? [];
  const second = await text(`${paths.history}${step?.replaceAll("&amp;", "&")}`);
  expect(words(second)).toContain("Comparing #4999: choose the other deployment below");
  const links = [...second.matchAll(/compare\/([0-9a-f]{40})\.\.\.([0-9a-f]{40})/g)].map(([, from, to]) => [from, to]);
  const sha = step?.slice(-40);
  expect(links[0]?.[0]).toBe(sha);
  expect(links[1]?.[1]).toBe(sha);
});

test.each(["4999.<script>", "4999", ".abcdef0", "4999.abcdef0/../x"])("a comparison with %s is none", async (from) => {
  expect(words(await pagesBench().text(`${paths.history}?from=${encodeURIComponent(from)}`))).not.toContain(
    "Comparing",
  );
});

test("the figures stand beside what they were before, with what they mean", async () => {
  const page = words(await pagesBench().text(paths.history));
  expect(page).toContain("Deployment frequency 1.2 a day 35 successes in the window. 30 days before:");
  expect(page).toContain("Dates inside commits are not used: whoever commits chooses them.");
  expect(page).toContain("Median of 4, too few to go by");
});

test("a window that nobody read whole says so", async () => {
  const measured = async () => ({ history: [aPastDeployment()], goesOn: true, pushed: new Map<number, string>() });
  const page = words(await pagesBench({ measured }).text(paths.history));
  expect(page).toContain("The history was read back to 1 hour ago only: the figures are of a part of the window.");
  expect(page).toContain("30 days before: not known");
  expect(page).toContain("Slipway saw no push of the 1 pull request that came here.");
});

test("figures are asked for twice as long as their window", async () => {
  const since: string[] = [];
  const measured = async (_viewer: unknown, wanted: { readonly since: string }) => {
    since.push(wanted.since);
    return null;
  };
  await pagesBench({ measured }).text(`${paths.history}?days=7`);
  expect(since).toEqual([new Date(now.getTime() - 14 * 86_400_000).toISOString()]);
});

test("a deployment shows its statuses, its log, and the diff to what ran before", async () => {
  const shown = aDeploymentShown({ run: aRun() });
  const page = await pagesBench({ deployment: async () => shown }).text(paths.deployment);
  expect(words(page)).toContain("success Deployed in 1 min 58 minutes ago by slipway[bot] · log");
  expect(page).toContain('<a href="../../../acme/site/deployments/4301/log">On a page of its own</a>');
  expect(page).toContain(`href="${url}/compare/${"b".repeat(40)}...`);
});

test("sealed values are shown as sealed, and what looks like a secret is not shown", async () => {
  const page = await pagesBench().text(paths.deployment);
  expect(page).not.toMatch(/sealed:v1|hunter2|abc123abc/);
  expect(words(page)).toContain("replicas 3 log_level debug password *** api_key sealed DATABASE_PASSWORD sealed");
});

test("the gates stand as they stood when it was decided", async () => {
  const page = words(await pagesBench().text(paths.deployment));
  expect(page).toContain("Decided 1 hour ago: go.");
  expect(page).toContain(
    "Set aside by force Reason: hotfix <now> contexts (in the way): Contexts that count are failing.",
  );
  expect(page).toContain("permission write head a1b2c3d of topic, pushed at 10:00 UTC on 2 Mar up to date not behind");
  expect(page).toContain(
    "green contexts ci/test, security/scan reviews approved succeeded before in staging approvals grace",
  );
});

test.each([
  [
    "of another tool",
    { deployment: aPastDeployment({ ours: false }), decision: null, request: null },
    "Slipway decided nothing about it",
  ],
  ["of long ago", { decision: null, request: null }, "The audit log no longer holds the decision"],
  [
    "whose facts are of an unknown shape",
    {
      decision: {
        ...aDecision,
        facts: { verdict: 3, obstacles: [{ reason: "of_tomorrow" }, null, 7], green: {}, behindBy: unread },
      },
    },
    "of_tomorrow",
  ],
])("a deployment %s says what is known of its gates", async (_what, told, says) => {
  const { text } = pagesBench({ deployment: async () => aDeploymentShown(told) });
  expect(words(await text(paths.deployment))).toContain(says);
});

test("the audit log tells who asked for what, and why it was refused", async () => {
  const page = words(await pagesBench().text(paths.audit));
  expect(page).toContain("command /deploy staging ada 1 hour ago · staging · pull request #7");
  expect(page).toContain("refused permission: The person's role on the repository is too low. mallory");
  expect(await pagesBench().text(paths.audit)).toContain('href="?before=41" rel="next"');
});

const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;

test("nothing of what people write is alive on a page", async () => {
  const past = aPastDeployment({
    ref: evil,
    by: evil,
    task: evil,
    environment: evil,
    environmentUrl: "javascript:alert(1)",
    parameters: { [evil]: evil },
    payload: { [evil]: evil },
  });
  const standing = aStanding({ environment: evil, runs: past });
  const { text } = pagesBench({
    repositories: async () => ({
      repositories: [{ owner: evil, name: evil, url, isPrivate: false, standings: [standing] }],
      installUrl: null,
    }),
    environments: async () =>
      anEnvironmentsShown({
        owner: evil,
        name: evil,
        trouble: because("config_unreadable", { why: evil }),
        standings: [standing],
      }),
    history: async () => aHistoryShown({ environment: evil, deployments: [past], tasks: [evil], standing }),
    deployment: async () =>
      aDeploymentShown({
        deployment: past,
        statuses: [
          {
            id: 1,
            state: "success",
            description: evil,
            environmentUrl: null,
            logUrl: "javascript:alert(1)",
            createdAt: now.toISOString(),
            by: evil,
          },
        ],
      }),
    audit: async () => ({
      url,
      entries: [
        anEntry({ actor: evil, environment: evil, facts: { line: evil, said: [evil], because: [{ reason: evil }] } }),
      ],
      hasMore: false,
    }),
  });
  for (const [, path] of each) {
    const page = await text(`${path}?task=${encodeURIComponent(evil)}&by=${encodeURIComponent(evil)}`);
    expect(page).not.toMatch(/<script(?! type="module" src="[./]*assets\/)|<img src=x|javascript:/);
  }
});
