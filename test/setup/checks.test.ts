// What the checks of the set-up say of what they were shown, and what to do about it.
import { expect, test } from "@jest/globals";
import type { AppStanding } from "../../src/domain/app-standing.ts";
import { checkApp } from "../../src/setup/checks/check-app.ts";
import { checkDatabase, checkUrl } from "../../src/setup/checks/check-host.ts";
import { checkInstallations } from "../../src/setup/checks/check-installations.ts";
import { type Arrival, checkWebhook } from "../../src/setup/checks/check-webhook.ts";
import type { Check } from "../../src/setup/checks/check.ts";
import { checksText } from "../../src/setup/checks/text.ts";

const asked = { default_permissions: { checks: "write", metadata: "read" }, default_events: ["push", "status"] };

const standing = (change: Partial<AppStanding> = {}): AppStanding => ({
  url: "https://github.com/apps/slipway",
  owner: { id: 1, login: "acme", type: "Organization" },
  permissions: { checks: "write", metadata: "read" },
  events: ["push", "status"],
  clock: "2026-11-02T09:00:00Z",
  hook: "https://slipway.example.com/api/github/webhooks",
  deliveries: [],
  installations: [],
  ...change,
});

const shortly = ({ state, name, says, todo }: Check): string =>
  `${state} ${name}: ${says}${todo === null ? "" : ` → ${todo}`}`;

const now = new Date("2026-11-02T09:00:30Z");
const ofApp = (change: Partial<AppStanding>, at = now): readonly string[] =>
  checkApp(standing(change), asked, at).map(shortly);

test("an App that asks for everything, with a clock that is right, has nothing to do", () => {
  expect(ofApp({ permissions: { checks: "admin", metadata: "read", more: "write" } })).toEqual([
    "good GitHub: GitHub answers to the App's private key: https://github.com/apps/slipway",
    "good Permissions: The App asks for every permission that Slipway uses",
    "good Events: The App hears every event that Slipway listens to",
    "good Clock: This machine and GitHub agree on the time",
  ]);
});

test("what the App does not ask for is named", () => {
  const [, permissions, events] = ofApp({ permissions: { checks: "read" }, events: ["push"] });
  expect([permissions, events]).toEqual([
    "bad Permissions: The App does not ask for checks: write, metadata: read → Add them in the App's settings, Permissions & events; then whoever installed it accepts them.",
    "bad Events: The App does not hear status → Subscribe to them in the App's settings, Permissions & events.",
  ]);
});

test.each([
  ["2026-11-02T09:01:00Z", "good Clock: This machine and GitHub agree on the time"],
  ["2026-11-02T09:01:01Z", "bad Clock: This machine is 61 seconds ahead of GitHub"],
  ["2026-11-02T08:55:00Z", "bad Clock: This machine is 300 seconds behind GitHub"],
])("at %s by our clock, and nine by GitHub's: %s", (at, says) => {
  expect(ofApp({}, new Date(at))[3]).toContain(says);
});

test("a clock that GitHub did not show is not judged", () => {
  expect(ofApp({ clock: null })[3]).toBe("unknown Clock: GitHub did not say what time it is");
});

const arrival: Arrival = { intake: "webhook", channel: undefined, url: "https://slipway.example.com" };
const delivery = (code: number, status = "OK") => ({ event: "push", at: "2026-11-02T08:59:00Z", status, code });
const ofWebhook = (change: Partial<AppStanding>, how: Partial<Arrival> = {}): readonly string[] =>
  checkWebhook(standing(change), { ...arrival, ...how }).map(shortly);

test("a webhook that reached us is fine", () => {
  expect(ofWebhook({ deliveries: [delivery(202), delivery(502, "Bad Gateway"), delivery(202)] })).toEqual([
    "good Webhook address: GitHub sends deliveries to https://slipway.example.com/api/github/webhooks",
    "good Deliveries: Slipway took the last one, push of 2026-11-02T08:59:00Z; 1 of the 2 before were not",
  ]);
});

test("a webhook that leads elsewhere is named, with where it should lead", () => {
  expect(ofWebhook({ hook: "https://old.example.com/hook" })[0]).toBe(
    "bad Webhook address: GitHub sends deliveries to https://old.example.com/hook, and Slipway is at https://slipway.example.com/api/github/webhooks → Set the webhook URL in the App's settings to https://slipway.example.com/api/github/webhooks.",
  );
  expect(ofWebhook({ hook: "" }, { url: null })[0]).toContain(
    "unknown Webhook address: GitHub sends deliveries to nobody",
  );
  expect(ofWebhook({ hook: { unread: "GitHub answers 500" } })[0]).toContain("It cannot be read: GitHub answers 500");
});

test("over smee.io the address is the channel's, and who took a delivery is the channel", () => {
  const channel = "https://smee.io/abc";
  const said = ofWebhook({ hook: channel, deliveries: [delivery(200)] }, { channel });
  expect(said).toEqual([
    "good Webhook address: GitHub sends deliveries to https://smee.io/abc",
    "good Deliveries: The channel of smee.io took the last one, push of 2026-11-02T08:59:00Z",
  ]);
});

test.each([
  [401, "Give the App's settings and WEBHOOK_SECRET the same webhook secret."],
  [404, "it must lead to Slipway, with /api/github/webhooks at its end."],
  [503, "their logs say why."],
  [0, "GitHub cannot reach this address"],
  [400, "The App's settings, Advanced, show what was answered."],
])("a delivery that was answered %i says what to do", (code, todo) => {
  expect(ofWebhook({ deliveries: [delivery(code, "not OK")] })[1]).toContain(todo);
});

test("where nothing was sent yet nobody knows, and the page says how to find out", () => {
  expect(ofWebhook({})[1]).toMatch(/^unknown Deliveries: GitHub has sent none so far → Install the App/);
});

test("whoever polls needs a log that can be read, and no address", () => {
  const poll = { intake: "poll" } as const;
  expect(ofWebhook({ hook: "https://example.invalid/", deliveries: [delivery(0)] }, poll)).toEqual([
    "good Deliveries: Slipway fetches them from GitHub's log every five seconds",
    "good Log of deliveries: It can be read; the last one is of 2026-11-02T08:59:00Z",
  ]);
  expect(ofWebhook({ deliveries: { unread: "GitHub answers 404" } }, poll)[1]).toMatch(/^bad .*must be active/);
});

const installation = {
  id: 7,
  account: "acme",
  url: "https://github.com/organizations/acme/settings/installations/7",
  isSuspended: false,
  permissions: { checks: "write", metadata: "read" },
  events: ["push", "status"],
};

const everything = (account: string): boolean => account !== "";
const ofInstallations = (installations: AppStanding["installations"], sees = everything): readonly string[] =>
  checkInstallations(standing({ installations }), asked, sees).map(shortly);

test("an installation that is suspended, or did not accept what is new, says so", () => {
  const others = [
    { ...installation, account: "beta", isSuspended: true },
    { ...installation, account: "gamma", permissions: { metadata: "read" }, events: ["push"] },
  ];
  expect(ofInstallations([installation, ...others])).toEqual([
    "good acme: Installed, with everything that Slipway uses",
    "bad beta: The installation is suspended: GitHub tells Slipway nothing of it, and lets it do nothing → Unsuspend it in the account's settings, GitHub Apps.",
    "bad gamma: Not granted: checks: write, status → Somebody who administers this account accepts the new permissions there.",
  ]);
});

test("of other people's installations nobody hears", () => {
  expect(ofInstallations([installation, { ...installation, account: "secret" }], (one) => one === "acme")).toEqual([
    "good acme: Installed, with everything that Slipway uses",
  ]);
  expect(ofInstallations([installation], () => false).join()).not.toContain("acme");
});

test("an App that is installed nowhere is to be installed", () => {
  expect(ofInstallations([])).toEqual([
    "bad Installations: It is installed nowhere so far → Install it on the repositories that are to be deployed.",
  ]);
  expect(ofInstallations({ unread: "GitHub answers 500" })).toEqual([
    "unknown Installations: They cannot be read: GitHub answers 500",
  ]);
});

const url = "https://slipway.example.com";
const answering =
  (body: string, status = 200) =>
  (): Promise<Response> =>
    Promise.resolve(new Response(body, { status }));

test.each([
  ["leads to a Slipway", url, answering('{"status":"ok"}'), ["good", "good"]],
  ["leads to something else", url, answering('{"hello":"world"}'), ["good", "bad"]],
  ["does not answer", url, () => Promise.reject(new Error("no route")), ["good", "unknown"]],
  ["answers no JSON", url, answering("<html>"), ["good", "bad"]],
  ["keeps it for itself", url, answering("<html>", 403), ["good", "unknown"]],
  ["is not encrypted", "http://slipway.example.com", answering('{"status":"ok"}'), ["bad", "good"]],
  ["is this machine's", "http://localhost:3000", answering(""), ["unknown"]],
  ["is not known", null, answering(""), ["unknown"]],
])("an address that %s is judged", async (_which, url, fetch, states) => {
  expect((await checkUrl({ url, fetch })).map(({ state }) => state)).toEqual(states);
});

test("a database that does not answer is told without why: that is the log's", async () => {
  const check = (): Promise<never> => Promise.reject(new Error("password authentication failed for user slipway"));
  expect([await checkDatabase({ check: async () => {} }), await checkDatabase({ check })].map(shortly)).toEqual([
    "good Database: It answers",
    "bad Database: It does not answer → See Slipway's log; with DATABASE_URL also that of your PostgreSQL.",
  ]);
});

test("on a terminal each check is a line, and what to do the next", () => {
  const groups = [{ title: "Installations", checks: checkInstallations(standing(), asked, () => true) }];
  expect(checksText(groups)).toBe(
    [
      "Installations",
      "  TO DO Installations: It is installed nowhere so far.",
      "        Install it on the repositories that are to be deployed. https://github.com/apps/slipway",
    ].join("\n"),
  );
});

test("an address whose proxy answers for itself is not said to be out of reach", async () => {
  const [, check] = await checkUrl({ url, fetch: answering("<h1>Forbidden</h1>", 403) });
  expect(check?.says).toBe(`${url}/healthz answers 403`);
});
