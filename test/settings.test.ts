import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { readSealing, readSettings } from "../src/settings.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const complete = { APP_ID: "12", PRIVATE_KEY: pem, WEBHOOK_SECRET: "a random secret" };

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  const read = readSettings(environment);
  return "problems" in read ? read.problems : [];
};

test("three variables are enough", () => {
  expect(readSettings(complete)).toEqual({
    settings: {
      appId: 12,
      privateKey: pem,
      webhookSecret: "a random secret",
      secrets: ["a random secret"],
      oauth: null,
      databaseUrl: undefined,
      dataDir: "./data",
      apiUrl: "https://api.github.com",
      host: undefined,
      port: 3000,
      intake: "webhook",
      logLevel: "info",
      webhookProxyUrl: undefined,
      url: null,
      key: null,
      publicLogs: false,
      proxies: 0,
      previousKeys: [],
      operators: new Map(),
      masks: [],
      variables: complete,
      doubts: [],
      origins: null,
    },
  });
});

const elsewhere = join(tmpdir(), "slipway-settings-none");

test("without any, there is an App to register", () => {
  expect(readSettings({ SLIPWAY_DATA_DIR: elsewhere })).toEqual({
    setup: {
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: undefined,
      dataDir: elsewhere,
      logLevel: "info",
      preset: { githubHost: null, githubProtocol: "https", url: null, intake: null, webhookProxyUrl: null },
      hasKey: false,
    },
  });
});

test("what is set of a first run is checked before it begins", () => {
  expect(problemsOf({ SLIPWAY_DATA_DIR: elsewhere, PORT: "http", SLIPWAY_SETUP_HOST: "http://a/" })).toEqual([
    "PORT is not a number.",
    "SLIPWAY_SETUP_HOST is a host name or an address only, without http:// and without a port.",
  ]);
});

test("where no App is to be registered, everything that is missing is told at once", () => {
  expect(problemsOf({ SLIPWAY_DATA_DIR: elsewhere, SLIPWAY_SETUP: "0" })).toEqual([
    "APP_ID is missing.",
    "WEBHOOK_SECRET is missing: it is the secret in the App's settings, and without it anybody could send deliveries.",
    "PRIVATE_KEY is missing (or PRIVATE_KEY_PATH).",
  ]);
});

test.each(["APP_ID", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET", "GITHUB_CLIENT_ID"])(
  "with %s alone the rest of the App is missing: no other is registered",
  (name) => {
    expect(problemsOf({ SLIPWAY_DATA_DIR: elsewhere, [name]: "12" }).length).toBeGreaterThan(1);
  },
);

test("an empty variable is one that is not set", () => {
  expect(problemsOf({ ...complete, WEBHOOK_SECRET: "  " })).toHaveLength(1);
  expect(problemsOf({ ...complete, PORT: "", GHE_HOST: "" })).toEqual([]);
});

test.each([
  ["APP_ID", "slipway", "APP_ID is not a number."],
  ["APP_ID", "-1", "APP_ID is not a positive number."],
  ["WEBHOOK_SECRET", "development", 'WEBHOOK_SECRET is "development", which everybody knows: choose a random one.'],
  [
    "WEBHOOK_SECRET_PREVIOUS",
    "development",
    'WEBHOOK_SECRET_PREVIOUS is "development", which everybody knows: choose a random one.',
  ],
  ["DATABASE_URL", "mysql://localhost/slipway", "DATABASE_URL is not a postgresql:// address."],
  ["GHE_HOST", "https://github.acme.com", "GHE_HOST is a host name only, without https:// and without a path."],
  ["GHE_PROTOCOL", "ftp", "GHE_PROTOCOL is http or https."],
  ["PORT", "99999", "PORT is above 65535."],
  ["PORT", "http", "PORT is not a number."],
  ["SLIPWAY_INTAKE", "pull", "SLIPWAY_INTAKE is webhook or poll."],
  ["LOG_LEVEL", "loud", "LOG_LEVEL is one of trace, debug, info, warn, error, fatal."],
  ["WEBHOOK_PROXY_URL", "smee", "WEBHOOK_PROXY_URL is not an http(s) address."],
  [
    "SLIPWAY_KEY",
    "0123456789abcdef",
    "SLIPWAY_KEY is shorter than 32 characters: make one with: openssl rand -base64 32.",
  ],
  ["SLIPWAY_PUBLIC_LOGS", "yes", "SLIPWAY_PUBLIC_LOGS is 1, or nothing."],
  ["SLIPWAY_PROXIES", "nginx", "SLIPWAY_PROXIES is not a number."],
  ["PRIVATE_KEY", "nonsense", "PRIVATE_KEY is not a PEM private key: download a new one from the App's settings."],
])("%s=%s is a problem with a name", (name, value, problem) => {
  expect(problemsOf({ ...complete, [name]: value })).toEqual([problem]);
});

test("while the secret is changed, the one before is good, too", () => {
  const read = readSettings({ ...complete, WEBHOOK_SECRET_PREVIOUS: "the old one" });
  expect(read).toMatchObject({ settings: { secrets: ["a random secret", "the old one"] } });
});

test("no problem shows a secret", () => {
  const secrets = { APP_ID: "x", PRIVATE_KEY: "my private key", WEBHOOK_SECRET: "development" };
  expect(problemsOf(secrets).join(" ")).not.toContain("my private key");
});

test("a key may be in base64, and have its line ends written out", () => {
  const written = { ...complete, PRIVATE_KEY: pem.replaceAll("\n", "\\n") };
  const encoded = { ...complete, PRIVATE_KEY: Buffer.from(pem).toString("base64") };
  expect([problemsOf(written), problemsOf(encoded)]).toEqual([[], []]);
});

test("Enterprise Server has its API below /api/v3", () => {
  const read = readSettings({ ...complete, GHE_HOST: "github.acme.com", GHE_PROTOCOL: "http" });
  expect(read).toMatchObject({ settings: { apiUrl: "http://github.acme.com/api/v3" } });
});

test.each([
  ["acme.ghe.com", "https://api.acme.ghe.com"],
  ["Acme.GHE.com", "https://api.Acme.GHE.com"],
  ["ghe.com", "https://ghe.com/api/v3"],
  ["github.ghe.company.com", "https://github.ghe.company.com/api/v3"],
])("the API of %s is at %s: Enterprise Cloud with data residency has an address of its own", (host, apiUrl) => {
  expect(readSettings({ ...complete, GHE_HOST: host })).toMatchObject({ settings: { apiUrl } });
});

const key = "u8Kq3xQ0Wv1rJ7mZt5nYb2cHd9fLgP4sEaRiToUkXyA=";
const served = { ...complete, SLIPWAY_KEY: key, SLIPWAY_URL: "https://slipway.example.com" };

test.each([
  ["https://slipway.example.com", "https://slipway.example.com"],
  ["https://slipway.example.com/", "https://slipway.example.com"],
  ["http://LOCALHOST:3000//", "http://localhost:3000"],
  ["https://example.com/slipway/", "https://example.com/slipway"],
])("links that begin with %s begin with %s", (SLIPWAY_URL, url) => {
  expect(readSettings({ ...served, SLIPWAY_URL })).toMatchObject({ settings: { url, key: Buffer.from(key) } });
});

test.each([
  "slipway.example.com",
  "ftp://slipway.example.com",
  "https://user:hunter2@slipway.example.com",
  "https://slipway.example.com/?",
  "https://slipway.example.com/#top",
  "https://slip way.example.com",
  "javascript:alert(1)",
])("no link begins with %s", (SLIPWAY_URL) => {
  expect(problemsOf({ ...served, SLIPWAY_URL })).toEqual([
    "SLIPWAY_URL is not an http(s) address without user, password, ? and #.",
  ]);
});

const folder = mkdtempSync(join(tmpdir(), "slipway-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

function operatorsFile(text: string): string {
  const path = join(folder, "executors.yml");
  writeFileSync(path, text);
  return path;
}

const command = 'executors:\n  local: { command: ["./deploy"], repositories: ["acme/*"] }\n';
const webhook =
  'executors:\n  payments: { webhook: "https://a.example", secret_env: PAYMENTS, repositories: ["acme/*"] }\n';

test("what runs deployments is read from the operator's file, with the secrets of the environment", () => {
  const SLIPWAY_EXECUTORS = operatorsFile(`${command}mask: ["AKIA[0-9A-Z]{16}"]\n`);
  const read = readSettings({ ...complete, SLIPWAY_KEY: key, SLIPWAY_EXECUTORS, SLIPWAY_PUBLIC_LOGS: "1" });
  expect(read).toMatchObject({ settings: { publicLogs: true, masks: [/AKIA[0-9A-Z]{16}/gmu] } });
  expect("settings" in read && read.settings.operators.get("local")).toMatchObject({
    command: [join(folder, "deploy")],
  });
  const both = { ...served, SLIPWAY_EXECUTORS: operatorsFile(webhook), PAYMENTS: "a random secret of payments" };
  expect(problemsOf(both)).toEqual([]);
});

test("mistakes in the operator's file are told with everything else, with line and column", () => {
  const SLIPWAY_EXECUTORS = operatorsFile(command.replace("command", "comand"));
  expect(problemsOf({ ...complete, APP_ID: "x", SLIPWAY_EXECUTORS })).toEqual([
    "APP_ID is not a number.",
    "SLIPWAY_KEY is missing, and SLIPWAY_EXECUTORS cannot go without: make one with: openssl rand -base64 32.",
    `SLIPWAY_EXECUTORS: ${SLIPWAY_EXECUTORS}:2:3: "local" needs "command", "ssh" and "command", or "webhook".`,
    expect.stringContaining(
      `SLIPWAY_EXECUTORS: ${SLIPWAY_EXECUTORS}:2:12: unknown key "comand": did you mean "command"?`,
    ),
  ]);
});

test("an operator's file that is not there is a problem", () => {
  expect(problemsOf({ ...served, SLIPWAY_EXECUTORS: join(folder, "none.yml") })).toEqual([
    `SLIPWAY_EXECUTORS: ${join(folder, "none.yml")} cannot be read (ENOENT).`,
  ]);
  expect(problemsOf({ ...served, SLIPWAY_EXECUTORS: folder })).toEqual([
    `SLIPWAY_EXECUTORS: ${folder} cannot be read (EISDIR).`,
  ]);
});

test("executors cannot go without a key, and a webhook not without an address to report to", () => {
  const SLIPWAY_EXECUTORS = operatorsFile(webhook);
  const PAYMENTS = "a random secret of payments";
  expect(problemsOf({ ...complete, SLIPWAY_KEY: key, SLIPWAY_EXECUTORS, PAYMENTS })).toEqual([
    'SLIPWAY_URL is missing: the webhook executor "payments" sends its reports there.',
  ]);
  expect(problemsOf({ ...complete, SLIPWAY_URL: "https://slipway.acme.com", SLIPWAY_EXECUTORS, PAYMENTS })).toEqual([
    "SLIPWAY_KEY is missing, and SLIPWAY_EXECUTORS cannot go without: make one with: openssl rand -base64 32.",
  ]);
});

test("keys that came before open what was sealed for them", () => {
  const other = "s8Kq3xQ0Wv1rJ7mZt5nYb2cHd9fLgP4sEaRiToUkXyA=";
  const others = [other, "t8Kq3xQ0Wv1rJ7mZt5nYb2cHd9fLgP4sEaRiToUkXyA="];
  expect(readSettings({ ...served, SLIPWAY_KEY_PREVIOUS: others.join(", ") })).toMatchObject({
    settings: { previousKeys: others.map((one) => Buffer.from(one)) },
  });
  expect(problemsOf({ ...complete, SLIPWAY_KEY_PREVIOUS: other })).toEqual([
    "SLIPWAY_KEY is missing, and SLIPWAY_KEY_PREVIOUS cannot go without: make one with: openssl rand -base64 32.",
  ]);
  expect(problemsOf({ ...served, SLIPWAY_KEY_PREVIOUS: `${other},short` })).toEqual([
    "SLIPWAY_KEY_PREVIOUS is shorter than 32 characters: make one with: openssl rand -base64 32.",
  ]);
});

const client = { GITHUB_CLIENT_ID: "Iv23liABC", GITHUB_CLIENT_SECRET: "of the client" };

test("people sign in with the App's client, where the address and the key are set, too", () => {
  expect(readSettings({ ...served, ...client })).toMatchObject({
    settings: { oauth: { clientId: "Iv23liABC", clientSecret: "of the client" } },
  });
});

const doubtsOf = (environment: Record<string, string>): readonly string[] => {
  const read = readSettings(environment);
  return "settings" in read ? read.settings.doubts : ["no settings"];
};

test.each([
  ["all that a dashboard needs", { ...served, ...client }, []],
  [
    "a client alone, as Probot leaves it",
    { ...complete, ...client },
    ["There is no dashboard without SLIPWAY_URL and SLIPWAY_KEY."],
  ],
  [
    "half of a client",
    { ...served, GITHUB_CLIENT_ID: client.GITHUB_CLIENT_ID },
    ["There is no dashboard without GITHUB_CLIENT_SECRET."],
  ],
  [
    "the other half of a client",
    { ...served, GITHUB_CLIENT_SECRET: client.GITHUB_CLIENT_SECRET },
    ["There is no dashboard without GITHUB_CLIENT_ID."],
  ],
  [
    "an address without a key",
    { ...complete, SLIPWAY_URL: "https://slipway.acme.com" },
    [
      "SLIPWAY_KEY is missing: without it SLIPWAY_URL has neither logs nor a dashboard; make one with: openssl rand -base64 32.",
    ],
  ],
  [
    "a key of one letter",
    { ...complete, SLIPWAY_KEY: "x".repeat(64) },
    ["SLIPWAY_KEY can be guessed: make one with: openssl rand -base64 32."],
  ],
  [
    "a key of one piece again and again",
    { ...complete, SLIPWAY_KEY: "correct horse ".repeat(4) },
    ["SLIPWAY_KEY can be guessed: make one with: openssl rand -base64 32."],
  ],
] as const)("with %s Slipway begins, and says what it doubts", (_what, environment, doubts) => {
  expect(doubtsOf(environment)).toEqual(doubts);
});

function dataFolder(change: object = {}): string {
  const SLIPWAY_DATA_DIR = mkdtempSync(join(folder, "data-"));
  const credentials = {
    id: 77,
    slug: "slipway-acme",
    html_url: "https://github.internal/apps/slipway-acme",
    host: "github.internal",
    protocol: "https",
    pem,
    webhook_secret: "made by GitHub",
    client_id: "Iv23li77",
    client_secret: "of the client",
    url: "https://slipway.acme.test",
    intake: "poll",
    webhook_proxy_url: null,
    key,
  };
  writeFileSync(join(SLIPWAY_DATA_DIR, "credentials.json"), JSON.stringify({ ...credentials, ...change }));
  return SLIPWAY_DATA_DIR;
}

test("an App that Slipway registered needs no variable", () => {
  const SLIPWAY_DATA_DIR = dataFolder();
  expect(readSettings({ SLIPWAY_DATA_DIR })).toMatchObject({
    settings: {
      appId: 77,
      privateKey: pem,
      secrets: ["made by GitHub"],
      oauth: { clientId: "Iv23li77", clientSecret: "of the client" },
      apiUrl: "https://github.internal/api/v3",
      url: "https://slipway.acme.test",
      key: Buffer.from(key),
      intake: "poll",
      origins: { file: join(SLIPWAY_DATA_DIR, "credentials.json"), set: [] },
      variables: { SLIPWAY_DATA_DIR },
    },
  });
  expect(readSealing({ SLIPWAY_DATA_DIR })).toMatchObject({ settings: { key: Buffer.from(key) } });
});

test("what is set wins over what Slipway registered, and the log can tell which is which", () => {
  const set = { APP_ID: "77", WEBHOOK_SECRET: "a new one", SLIPWAY_URL: "https://slipway.example.com" };
  expect(readSettings({ SLIPWAY_DATA_DIR: dataFolder(), ...set })).toMatchObject({
    settings: {
      secrets: ["a new one"],
      url: "https://slipway.example.com",
      origins: {
        stored: [
          "PRIVATE_KEY",
          "GITHUB_CLIENT_ID",
          "GITHUB_CLIENT_SECRET",
          "GHE_HOST",
          "GHE_PROTOCOL",
          "SLIPWAY_KEY",
          "SLIPWAY_INTAKE",
        ],
        set: ["APP_ID", "WEBHOOK_SECRET", "SLIPWAY_URL"],
      },
    },
  });
});

test("two Apps are never mixed", () => {
  const SLIPWAY_DATA_DIR = dataFolder();
  expect(problemsOf({ SLIPWAY_DATA_DIR, APP_ID: "12", WEBHOOK_SECRET: "a random secret" })).toEqual([
    "PRIVATE_KEY is missing (or PRIVATE_KEY_PATH).",
  ]);
  expect(readSettings({ ...complete, SLIPWAY_DATA_DIR })).toMatchObject({
    settings: { apiUrl: "https://api.github.com", oauth: null, origins: null },
  });
  expect(problemsOf({ SLIPWAY_DATA_DIR, GHE_HOST: "github.acme.com" })).toEqual([
    `GHE_HOST is not where the App of ${join(SLIPWAY_DATA_DIR, "credentials.json")} is: that is github.internal. Move the file away to register another App.`,
  ]);
});

test("Apps of two GitHubs may have the same number, and are two Apps", () => {
  const set = { ...complete, APP_ID: "77", GHE_HOST: "github.acme.com", SLIPWAY_DATA_DIR: dataFolder() };
  expect(readSettings(set)).toMatchObject({
    settings: { apiUrl: "https://github.acme.com/api/v3", oauth: null, url: null, origins: null },
  });
});

test("a client that is set does not take the secret of the stored one", () => {
  expect(doubtsOf({ SLIPWAY_DATA_DIR: dataFolder(), GITHUB_CLIENT_ID: "Iv23of-another" })).toEqual([
    "There is no dashboard without GITHUB_CLIENT_SECRET.",
  ]);
  expect(doubtsOf({ SLIPWAY_DATA_DIR: dataFolder(), GITHUB_CLIENT_ID: "Iv23li77" })).toEqual([]);
});

test("a file of credentials that cannot be read is a problem, and no reason to register another App", () => {
  expect(problemsOf({ SLIPWAY_DATA_DIR: dataFolder({ pem: 7 }) })).toEqual([
    expect.stringMatching(/credentials\.json is not as Slipway writes it: restore it, or move it away/),
  ]);
});

test("to seal, the key, GitHub's address and a token are enough, and none is needed", () => {
  expect(readSealing({})).toEqual({ settings: { key: null, apiUrl: "https://api.github.com", token: null } });
  expect(readSealing({ SLIPWAY_KEY: key, GHE_HOST: "github.internal", GITHUB_TOKEN: "of ada" })).toEqual({
    settings: { key: Buffer.from(key), apiUrl: "https://github.internal/api/v3", token: "of ada" },
  });
  expect(readSealing({ SLIPWAY_KEY: "short" })).toHaveProperty("problems");
});

test("no problem shows the key", () => {
  const weak = "hunter2-hunter2-hunter2-hunter2-";
  expect(problemsOf({ ...complete, SLIPWAY_KEY: weak }).join(" ")).not.toContain("hunter2");
});
