import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { readSettings } from "../src/settings.ts";

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
