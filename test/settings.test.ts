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
      previousKeys: [],
      operators: new Map(),
      masks: [],
      variables: complete,
    },
  });
});

test("without any, everything that is missing is told at once", () => {
  expect(problemsOf({})).toEqual([
    "APP_ID is missing.",
    "WEBHOOK_SECRET is missing: it is the secret in the App's settings, and without it anybody could send deliveries.",
    "PRIVATE_KEY is missing (or PRIVATE_KEY_PATH).",
  ]);
});

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
  ["SLIPWAY_KEY", "x".repeat(64), "SLIPWAY_KEY can be guessed: make one with: openssl rand -base64 32."],
  ["SLIPWAY_KEY", "correct horse ".repeat(4), "SLIPWAY_KEY can be guessed: make one with: openssl rand -base64 32."],
  ["SLIPWAY_PUBLIC_LOGS", "yes", "SLIPWAY_PUBLIC_LOGS is 1, or nothing."],
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

test("links cannot go without a key, and a webhook not without an address to report to", () => {
  const { SLIPWAY_KEY: _, ...keyless } = served;
  expect(problemsOf(keyless)).toEqual([
    "SLIPWAY_KEY is missing, and SLIPWAY_URL cannot go without: make one with: openssl rand -base64 32.",
  ]);
  const SLIPWAY_EXECUTORS = operatorsFile(webhook);
  const PAYMENTS = "a random secret of payments";
  expect(problemsOf({ ...complete, SLIPWAY_KEY: key, SLIPWAY_EXECUTORS, PAYMENTS })).toEqual([
    'SLIPWAY_URL is missing: the webhook executor "payments" sends its reports there.',
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
