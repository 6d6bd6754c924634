// The operator's file: what it defines, and what is wrong with it.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { allows, type OperatorExecutor } from "../../src/executors/operators/operators.ts";
import { readOperators } from "../../src/executors/operators/read-operators.ts";
import { aCommand } from "./command-stage.ts";

const secret = "f3a9-a-secret-of-payments";
const variables = { PAYMENTS_SECRET: secret, SHORT: "0123456789abcde", EMPTY: "" };

const read = (text: string) => readOperators(text, { variables, folder: "/etc/slipway" });

function executors(text: string): readonly OperatorExecutor[] {
  const found = read(text);
  if ("problems" in found) throw new Error(JSON.stringify(found.problems));
  return [...found.operators.values()];
}

function problems(text: string): readonly string[] {
  const found = read(text);
  return "problems" in found ? found.problems.map(({ line, column, message }) => `${line}:${column} ${message}`) : [];
}

/** One executor of these keys. */
const one = (keys: string): string => `executors:\n  web1: { repositories: ["acme/*"], ${keys} }\n`;

const theOne = (keys: string): OperatorExecutor | undefined => executors(one(keys))[0];

/** Without the place. */
const wrong = (keys: string): readonly string[] => problems(one(keys)).map((text) => text.replace(/^\S+ /, ""));

describe("what it defines", () => {
  test("a command over ssh, a command here, and a webhook", () => {
    expect(
      executors(`
executors:
  web1:
    ssh: deploy@web1.example.com
    command: ["./deploy.sh"]
    cancel: ["./cancel.sh"]
    repositories: ["acme/*"]
    environments: [production]
    timeout: 20m
    concurrency: 3
  local:    { command: ["./scripts/deploy"], repositories: ["acme/site"] }
  payments: { webhook: "https://deployer.internal/hooks", secret_env: PAYMENTS_SECRET, repositories: ["acme/payments"] }
`),
    ).toEqual([
      {
        kind: "ssh",
        name: "web1",
        destination: { user: "deploy", host: "web1.example.com", port: null },
        command: ["./deploy.sh"],
        cancel: ["./cancel.sh"],
        repositories: ["acme/*"],
        environments: ["production"],
        timeout: 1_200_000,
        concurrency: 3,
      },
      {
        kind: "command",
        name: "local",
        command: ["/etc/slipway/scripts/deploy"],
        directory: null,
        repositories: ["acme/site"],
        environments: null,
        timeout: null,
        concurrency: 1,
      },
      {
        kind: "webhook",
        name: "payments",
        url: "https://deployer.internal/hooks",
        secret,
        repositories: ["acme/payments"],
        environments: null,
        timeout: null,
      },
    ]);
  });

  test.each([
    ['command: ["./deploy"]', "/etc/slipway/deploy", null],
    ['command: ["./deploy"], directory: /srv/site', "/srv/site/deploy", "/srv/site"],
    ['command: ["./deploy"], directory: site', "/etc/slipway/site/deploy", "/etc/slipway/site"],
    ["command: [make, all], directory: site", "make", "/etc/slipway/site"],
    ['command: ["/opt/deploy"], directory: site', "/opt/deploy", "/etc/slipway/site"],
  ])("where a program and its folder are: %s", (keys, program, directory) => {
    const found = theOne(keys);
    expect(found).toMatchObject({ directory });
    expect(found?.kind === "command" && found.command[0]).toBe(program);
  });

  test.each([
    ["deploy@web1", { user: "deploy", host: "web1", port: null }],
    ["deploy@web1.example.com:2222", { user: "deploy", host: "web1.example.com", port: 2222 }],
    ["git_1.a@10.0.0.1", { user: "git_1.a", host: "10.0.0.1", port: null }],
    ["root@[2001:db8::1]:22", { user: "root", host: "2001:db8::1", port: 22 }],
  ])("where ssh goes: %s", (ssh, destination) => {
    expect(theOne(`ssh: "${ssh}", command: [x]`)).toMatchObject({ destination });
  });

  test.each(["http://localhost:8080/hooks", "http://127.0.0.1/", "http://[::1]:8080/"])(
    "a webhook on this machine may do without TLS: %s",
    (url) => expect(theOne(`webhook: "${url}", secret_env: PAYMENTS_SECRET`)).toMatchObject({ url }),
  );
});

describe("who may use it", () => {
  test.each<[string, readonly string[], readonly string[] | null, string, string, boolean]>([
    ["the repository", ["acme/site"], null, "acme/site", "staging", true],
    ["in any spelling", ["Acme/Site"], ["Production"], "aCME/sITE", "pRODUCTION", true],
    ["one of an owner", ["acme/*"], null, "acme/site", "staging", true],
    ["one whose name begins so", ["acme/site-*"], null, "acme/site-eu", "staging", true],
    ["not one of somebody else", ["acme/*"], null, "acme2/site", "staging", false],
    ["not one whose owner ends so", ["acme/*"], null, "evil-acme/site", "staging", false],
    ["not one whose name has more", ["acme/site"], null, "acme/site2", "staging", false],
    ["not another environment", ["acme/*"], ["production"], "acme/site", "staging", false],
    ["environments that begin so", ["acme/*"], ["preview-*"], "acme/site", "preview-7", true],
    ["a dot is a dot", ["acme/a.b"], null, "acme/axb", "staging", false],
  ])("%s", (_, repositories, environments, repository, environment, allowed) => {
    expect(allows(aCommand({ repositories, environments }), repository, environment)).toBe(allowed);
  });
});

describe("what is wrong with it", () => {
  test("every mistake is told at once, each at its place", () => {
    expect(
      problems(`executors:
  web1:
    ssh: -oProxyCommand=evil@web1
    comand: ["./deploy.sh"]
    repositories: [acme, "acme/**", "acme/site", "ACME/site"]
  web.yml: { command: [x], repositories: ["acme/*"] }
  both:
    command: ./deploy.sh
    webhook: http://deployer.example.com
    secret_env: SHORT
    repositories: []
    concurrency: 0
  none: { repositories: ["acme/*"], timeout: 90 }
  nothing:
`),
    ).toMatchInlineSnapshot(`
[
  "2:3 "command" is missing: what is to be run on that host",
  "3:10 "ssh" must be user@host or user@host:port",
  "4:5 unknown key "comand": did you mean "command"? Allowed here: command, ssh, cancel, directory, webhook, secret_env, repositories, environments, timeout, concurrency",
  "5:20 entry 1 of "repositories" must be owner/name, with * for any letters, such as "acme/*"",
  "5:26 entry 2 of "repositories" must be owner/name, with * for any letters, such as "acme/*"",
  "5:50 entry 4 of "repositories" is in the list twice",
  "6:3 the name "web.yml" means something else in slipway.yml",
  "8:5 "command" stands beside "webhook": an executor is one of them",
  "8:14 "command" must be a list of words, such as ["./deploy.sh", "--verbose"]: no shell reads them, not the text "./deploy.sh"",
  "9:14 "webhook" must be an address that starts with https://, without user, password or blanks; http:// only for this machine",
  "10:17 SHORT is shorter than 16 characters: choose a random one",
  "11:19 "repositories" must name at least one repository",
  "12:5 "concurrency" is for commands: a webhook's receiver has its own",
  "12:18 "concurrency" must be a whole number from 1 to 100, not the number 0",
  "13:3 "none" needs "command", "ssh" and "command", or "webhook"",
  "13:46 "timeout" must be a whole number above 0 with s, m, h or d, such as 30m, not the number 90",
  "14:11 "nothing" must be a map of settings, not nothing",
]
`);
  });

  test.each([
    ["", 'at "executors"'],
    ["[]", "a list"],
    ["executors:", "nothing"],
    ["executors: {}", "must name at least one executor"],
    ["executors: [a]", "a list"],
    ["executors: { a: 1 }", "a map of settings"],
    ["executors:\n\ta: 1", "a tab cannot indent YAML"],
    ["executers: {}", 'did you mean "executors"?'],
    ["executors: { a: *b }", "no anchor"],
    ["executors: { a: { __proto__: 1 } }", "__proto__"],
    [`# ${"x".repeat(70_000)}`, "larger than 64 KiB"],
  ])("a file that is none: %j", (text, says) => {
    expect(problems(text).join("\n")).toContain(says.replace('at "executors"', '"executors"'));
  });

  test.each([
    ["ssh: deploy@web1", '"command" is missing: what is to be run on that host'],
    ["command: [x], cancel: [y]", '"cancel" is for "ssh": a command on this host is stopped without it'],
    ["ssh: a@b, command: [x], directory: /srv", '"directory" is for a command on this host'],
    ["command: [x], secret_env: PAYMENTS_SECRET", '"secret_env" is for "webhook"'],
    ['webhook: "https://a.example"', '"secret_env" is missing: the environment variable with the secret'],
    [
      'webhook: "https://a.example", secret_env: PAYMENTS_SECRET, ssh: a@b',
      '"ssh" stands beside "webhook": an executor is one of them',
    ],
    [
      'webhook: "https://a.example", secret_env: MISSING',
      "MISSING is not set: it is the environment variable that must hold the secret",
    ],
    [
      'webhook: "https://a.example", secret_env: EMPTY',
      "EMPTY is not set: it is the environment variable that must hold the secret",
    ],
    ['webhook: "https://a.example", secret_env: SHORT', "SHORT is shorter than 16 characters: choose a random one"],
    ['webhook: "https://a.example", secret_env: "A B"', '"secret_env" must be the name of an environment variable'],
    ["command: []", '"command" must name a program'],
    ["command: [x, 1]", 'entry 2 of "command" must be text, not the number 1: put it in quotes'],
    ["command: [x], timeout: 30d", '"timeout" must not be longer than 7d'],
    ["command: [x], environments: []", '"environments" must name at least one environment'],
  ])("%s", (keys, says) => {
    expect(wrong(keys)).toEqual([says]);
  });

  test.each([
    "-oX@web1",
    "deploy@-oX",
    "web1",
    "@web1",
    "deploy@",
    "deploy@web1:0",
    "deploy@web1:65536",
    "a@b@c",
    "a b@c",
    "a@b;c",
    "a@b -oX",
    "a@b\\nc",
  ])("ssh goes nowhere by %s", (ssh) =>
    expect(wrong(`command: [x], ssh: "${ssh}"`)).toEqual(['"ssh" must be user@host or user@host:port']),
  );

  test.each([
    "http://a.example",
    "ftp://a.example",
    "https://u:p@a.example",
    "https:a.example",
    "https://a .example",
    "https://",
    "http://127.0.0.1.example",
  ])("an order is not sent to %s", (url) => {
    expect(wrong(`webhook: "${url}", secret_env: PAYMENTS_SECRET`)).toEqual([
      '"webhook" must be an address that starts with https://, without user, password or blanks; http:// only for this machine',
    ]);
  });

  test.each(["https://a.example:22", "https://a.example:10080/hooks", "http://localhost:6000"])(
    "an order cannot be sent to %s: its port is kept for another protocol",
    (url) => {
      expect(wrong(`webhook: "${url}", secret_env: PAYMENTS_SECRET`)).toEqual([
        '"webhook" must have another port: this one is kept for another protocol',
      ]);
    },
  );

  test("no sentence holds a secret", () => {
    const text = one(
      'webhook: "https://u:hunter2@a.example", secret_env: PAYMENTS_SECRET, secret: x, command: [x], ssh: a@b',
    );
    const said = [...problems(text), ...problems(one('webhook: "https://a.example", secret_env: SHORT'))].join("\n");
    for (const word of [secret, "hunter2", variables.SHORT]) expect(said).not.toContain(word);
  });
});

test("the example of the documentation is read, and allows what it says", () => {
  const document = readFileSync(resolve(import.meta.dirname, "../../docs/executors.md"), "utf8");
  const [, example = ""] = /```yaml\n(executors:\n[^`]*)```/.exec(document) ?? [];
  expect(executors(example).map(({ name, kind }) => [name, kind])).toEqual([
    ["web1", "ssh"],
    ["local", "command"],
    ["payments", "webhook"],
  ]);
});
