// Pieces of the first run: the code, the names it is reached by, what the form may hold, and the manifest that comes of it.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import type { Credentials } from "../../src/settings/credentials.ts";
import type { Preset } from "../../src/settings/setup.ts";
import { announcement } from "../../src/setup/announce.ts";
import { appsUrl, newAppUrl } from "../../src/setup/github-place.ts";
import { originOf } from "../../src/setup/hosts.ts";
import { keepCredentials, whyNot } from "../../src/setup/keep-credentials.ts";
import { toManifest } from "../../src/setup/manifest.ts";
import { createCode } from "../../src/setup/one-time-code.ts";
import { offered } from "../../src/setup/typed.ts";
import { toWanted, type Typed } from "../../src/setup/wanted.ts";
import { manifest as appYml } from "../manifest.ts";

function aCode() {
  const told: string[] = [];
  return { told, code: createCode((code) => told.push(code)) };
}

test("the code has 160 bits, is never the same, and may be typed with or without its dashes", () => {
  const [one, other] = [aCode(), aCode()];
  expect(one.told[0]).toMatch(/^([a-z1-9]{4}-){7}[a-z1-9]{4}$/);
  expect(one.told[0]).not.toBe(other.told[0]);
  expect(one.code.take(` ${one.told[0]?.toUpperCase().replaceAll("-", "")} `)).toBe("taken");
});

test("a second browser cannot use the code", () => {
  const { told, code } = aCode();
  expect([code.take(told[0] ?? ""), code.take(told[0] ?? "")]).toEqual(["taken", "used"]);
});

test("after ten wrong ones there is a new code, and the old one is wrong, too", () => {
  const { told, code } = aCode();
  const wrong = Array.from({ length: 10 }, () => code.take("guess"));
  expect([new Set(wrong), told.length]).toEqual([new Set(["wrong"]), 2]);
  expect([code.take(told[0] ?? ""), code.take(told[1] ?? "")]).toEqual(["wrong", "taken"]);
});

test.each([
  ["127.0.0.1", null, "127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["127.0.0.1", null, "localhost:3000", "http://localhost:3000"],
  ["127.0.0.1", null, "[::1]:3000", "http://[::1]:3000"],
  ["127.0.0.1", null, "slipway.localhost", "http://slipway.localhost"],
  ["127.0.0.1", null, "evil.example:3000", null],
  ["127.0.0.1", null, "127.0.0.1.evil.example", null],
  ["127.0.0.1", null, "10.0.0.7:3000", null],
  ["127.0.0.1", null, "user@localhost", null],
  ["127.0.0.1", null, "", null],
  ["127.0.0.1", null, undefined, null],
  ["build7", null, "build7:3000", "http://build7:3000"],
  ["0.0.0.0", null, "10.0.0.7:3000", "http://10.0.0.7:3000"],
  ["0.0.0.0", null, `${hostname()}:3000`, `http://${hostname().toLowerCase()}:3000`],
  ["0.0.0.0", null, "evil.example", null],
  ["0.0.0.0", "https://slipway.example.com/ops", "slipway.example.com", "https://slipway.example.com/ops"],
])("listening on %s, at %s, a browser that asks for %s is at %s", (host, url, given, origin) => {
  expect(originOf({ host, url }, given)).toBe(origin);
});

const nothing: Preset = {
  githubHost: null,
  githubProtocol: "https",
  url: null,
  intake: null,
  webhookProxyUrl: null,
};

const typed: Typed = {
  organization: "acme",
  name: "slipway-acme",
  github: "github.com",
  url: "https://slipway.example.com/",
  deliveries: "webhook",
  channel: "",
};

test("what was typed is what is wanted", () => {
  expect(toWanted(typed, nothing)).toEqual({
    github: { host: null, protocol: "https" },
    organization: "acme",
    name: "slipway-acme",
    url: "https://slipway.example.com",
    deliveries: { by: "webhook" },
  });
});

test.each([
  ["organization", "acme/../x", "This is no name of an organisation on GitHub."],
  ["name", "x".repeat(35), "A name has 1 to 34 characters."],
  ["name", "", "A name has 1 to 34 characters."],
  ["github", "https://github.com", "A host name only: github.com, or github.example.com, without https://."],
  ["github", "github.com/evil", "A host name only: github.com, or github.example.com, without https://."],
  ["github", "a b", "A host name only: github.com, or github.example.com, without https://."],
  ["github", "me@github.com", "A host name only: github.com, or github.example.com, without https://."],
  ["url", "javascript:alert(1)", "An address that begins with https:// or http://."],
  ["url", "http://localhost:3000", "GitHub cannot reach this address: choose another one, or another way below."],
  ["url", "http://127.1.2.3", "GitHub cannot reach this address: choose another one, or another way below."],
  ["url", "http://10.0.0.7:3000", "GitHub cannot reach this address: choose another one, or another way below."],
  ["url", "http://[fd00::7]:3000", "GitHub cannot reach this address: choose another one, or another way below."],
  ["deliveries", "pigeon", "Choose one."],
] as const)("%s may not be %j", (field, value, mistake) => {
  expect(toWanted({ ...typed, [field]: value }, nothing)).toEqual({ mistakes: { [field]: mistake } });
});

test("a machine that GitHub cannot reach has its deliveries over smee.io, or fetches them", () => {
  const here = { ...typed, url: "http://localhost:3000" };
  const channel = "https://smee.io/abc";
  const wanted = [
    { ...here, deliveries: "poll" },
    { ...here, deliveries: "smee", channel },
    { ...here, deliveries: "smee", channel: "smee" },
  ];
  expect(wanted.map((one) => toWanted(one, nothing))).toMatchObject([
    { deliveries: { by: "poll" } },
    { deliveries: { by: "smee", channel } },
    { mistakes: { channel: "An address, or nothing." } },
  ]);
});

test("a GitHub of your own may reach what is in your network only", () => {
  const url = "http://10.0.0.7:3000";
  expect(toWanted({ ...typed, github: "github.internal", url }, nothing)).toMatchObject({ url });
});

test("what was set is not changed by the form", () => {
  const preset: Preset = { ...nothing, githubHost: "github.internal", url: "https://slipway.internal" };
  expect(toWanted(typed, { ...preset, intake: "poll" })).toMatchObject({
    github: { host: "github.internal" },
    url: "https://slipway.internal",
    deliveries: { by: "poll" },
  });
  expect(toWanted(typed, { ...preset, webhookProxyUrl: "https://smee.io/abc" })).toMatchObject({
    deliveries: { by: "smee", channel: "https://smee.io/abc" },
  });
  expect(toWanted({ ...typed, deliveries: "poll" }, { ...preset, intake: "webhook" })).toMatchObject({
    deliveries: { by: "webhook" },
  });
});

test("a name is offered that is hardly anybody's, and the address at which the browser is", () => {
  expect(offered("http://localhost:3000", nothing)).toMatchObject({
    name: expect.stringMatching(/^slipway-[\da-f]{6}$/),
    url: "http://localhost:3000",
    github: "github.com",
  });
});

function manifestFor(change: Partial<Typed>, channel: string | null = null) {
  const wanted = toWanted({ ...typed, ...change }, nothing);
  if ("mistakes" in wanted) throw new Error(JSON.stringify(wanted.mistakes));
  return toManifest(wanted, "http://localhost:3000/registered", channel);
}

test("the manifest asks for what app.yml says, privately, and has every address", () => {
  expect(manifestFor({})).toEqual({
    name: "slipway-acme",
    description: expect.any(String),
    url: expect.stringMatching(/^https:/),
    public: false,
    hook_attributes: { url: "https://slipway.example.com/api/github/webhooks", active: true },
    redirect_url: "http://localhost:3000/registered",
    callback_urls: ["https://slipway.example.com/sign-in/callback"],
    setup_url: "https://slipway.example.com/setup",
    default_permissions: appYml.default_permissions,
    default_events: appYml.default_events,
  });
});

test("deliveries go over the channel, or nowhere where they are fetched, which GitHub needs an address for", () => {
  const hooks = [manifestFor({ deliveries: "smee" }, "https://smee.io/abc"), manifestFor({ deliveries: "poll" })].map(
    ({ hook_attributes }) => hook_attributes,
  );
  expect(hooks).toEqual([
    { url: "https://smee.io/abc", active: true },
    { url: "https://example.invalid/", active: true },
  ]);
});

test("an App is registered where its owner's Apps are", () => {
  const [cloud, server] = [
    { host: null, protocol: "https" },
    { host: "github.internal", protocol: "http" },
  ] as const;
  expect(newAppUrl(cloud, null, "s")).toBe("https://github.com/settings/apps/new?state=s");
  expect(newAppUrl(server, "acme", "s")).toBe("http://github.internal/organizations/acme/settings/apps/new?state=s");
  expect(appsUrl(cloud, "acme")).toBe("https://github.com/organizations/acme/settings/apps");
});

const folder = mkdtempSync(join(tmpdir(), "slipway-first-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

const credentials: Credentials = {
  id: 7,
  slug: "slipway-acme",
  html_url: "https://github.com/apps/slipway-acme",
  host: null,
  protocol: "https",
  pem: "-----BEGIN RSA PRIVATE KEY-----",
  webhook_secret: "made by GitHub",
  client_id: "Iv23li",
  client_secret: "of the client",
  url: "https://slipway.example.com",
  intake: "webhook",
  webhook_proxy_url: null,
  key: null,
};

test("only their owner can read the credentials, and nothing half written is left beside them", async () => {
  const path = join(folder, "new", "credentials.json");
  expect(await whyNot(path)).toBeNull();
  await keepCredentials(path, credentials);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(credentials);
  expect([statSync(path).mode & 0o777, statSync(join(folder, "new")).mode & 0o777]).toEqual([0o600, 0o711]);
  expect(readdirSync(join(folder, "new"))).toEqual(["credentials.json"]);
});

test("credentials of another App are never written over", async () => {
  const path = join(folder, "kept", "credentials.json");
  await keepCredentials(path, credentials);
  await expect(keepCredentials(path, { ...credentials, id: 8 })).rejects.toMatchObject({ code: "EEXIST" });
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ id: 7 });
  expect(readdirSync(join(folder, "kept"))).toEqual(["credentials.json"]);
});

test("whether they can be kept is known before there are any", async () => {
  expect(await whyNot(join(folder, "kept", "credentials.json", "deeper", "credentials.json"))).toBe("ENOTDIR");
  expect(await whyNot(join(folder, "kept", "credentials.json"))).toBe("EEXIST");
  expect(readdirSync(join(folder, "kept"))).toEqual(["credentials.json"]);
});

test("the terminal says where the page is and the code, once", () => {
  const said = announcement({ host: "127.0.0.1", port: 3000, url: null }, "abcd-efgh");
  expect(said).toContain("http://127.0.0.1:3000/");
  expect(said).toContain("one-time code: abcd-efgh");
  const everywhere = { host: "0.0.0.0", port: 3000, url: "https://slipway.example.com" };
  expect(announcement(everywhere, "x")).toContain("http://localhost:3000/   (or https://slipway.example.com/)");
  expect(announcement({ host: "::1", port: 3000, url: null }, "x")).toContain("http://[::1]:3000/");
});
