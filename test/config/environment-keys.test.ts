import { expect, test } from "@jest/globals";
import { parseConfig } from "../../src/config/parse-config.ts";
import { defaultEnvironment, type Environment } from "../../src/domain/environment.ts";

function environmentOf(body: string): Environment | undefined {
  const parsed = parseConfig(`environments:\n  qa: ${body}\n  staging:\ntasks: { clean: }\n`);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.settings.environments?.get("qa");
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const everyone = { role: "write", teams: [], users: [], bots: [] };

test.each<[body: string, told: Partial<Environment>]>([
  ["{ transient: true }", { transient: true }],
  ["{ allow: {} }", { allow: everyone } as Partial<Environment>],
  ["{ allow: { role: maintain } }", { allow: { ...everyone, role: "maintain" } }],
  [
    "{ allow: { bots: ['renovate[bot]', dependabot] } }",
    { allow: { ...everyone, role: "write", bots: ["renovate[bot]", "dependabot"] } },
  ],
  ["{ allow: { users: [ada] } }", { allow: { ...everyone, role: null, users: ["ada"] } }],
  ["{ allow: { teams: [acme/sre], role: admin } }", { allow: { ...everyone, role: "admin", teams: ["acme/sre"] } }],
  ["{ allow: { teams: [], users: [] } }", { allow: everyone } as Partial<Environment>],
  ["{ override: { role: maintain } }", { override: { role: "maintain" } }],
  ["{ override: {} }", {}],
  [
    "{ refs: [pull_request, main, 'release/**', 'tag:v?.*'] }",
    { refs: ["pull_request", "main", "release/**", "tag:v?.*"] },
  ],
  ["{ refs: [] }", { refs: [] }],
  ["{ up_to_date: required }", { upToDate: "required" }],
  ["{ reviews: 0, approvals: 20 }", { reviews: 0, approvals: 20 }],
  ["{ after: [Staging] }", { after: ["staging"] }],
  ["{ forks: by_sha, signed: true }", { forks: "by_sha", signed: true }],
  ["{ lock: { on_deploy: true } }", { lock: { onDeploy: true, release: "merge", expires: null } }],
  ["{ lock: { release: never, expires: 8h } }", { lock: { onDeploy: false, release: "never", expires: 8 * hour } }],
  ["{ concurrency: reject }", { concurrency: "reject" }],
  ["{ wait: 30d, timeout: 90s }", { wait: 30 * day, timeout: 1.5 * minute }],
  [
    "{ payload: { region: eu-1, deep: { list: [1, null] } } }",
    { payload: { region: "eu-1", deep: { list: [1, null] } } },
  ],
  ["{ executor: external, deployments_from: slipway, report_from: [] }", {}],
])("an environment takes %s", (body, told) => {
  expect(environmentOf(body)).toEqual({ ...defaultEnvironment("qa"), ...told });
});

test.each<[body: string, told: Partial<Environment>]>([
  ["{ executor: web1 }", { executor: { kind: "operator", name: "web1" } }],
  [
    "{ executor: { workflow: deploy.yml } }",
    { executor: { kind: "workflow", file: "deploy.yml", ref: "default", inputs: null } },
  ],
  [
    "{ executor: { workflow: d.yaml, ref: head, inputs: { a: '{sha} {parameters.x}', b: '{\"json\": 1}' } }, parameters: { x: { type: string } } }",
    {
      executor: {
        kind: "workflow",
        file: "d.yaml",
        ref: "head",
        inputs: { a: "{sha} {parameters.x}", b: '{"json": 1}' },
      },
      parameters: { x: { type: "string", default: null } },
    },
  ],
  ["{ deployments_from: anyone }", { deploymentsFrom: "anyone" }],
  ["{ report_from: [ada, 'ci[bot]'] }", { reportFrom: ["ada", "ci[bot]"] }],
  ["{ auto: { on: [opened], label: preview }, teardown: { task: clean } }", { notYet: ["auto", "teardown"] }],
])("of %s the card can say what is not carried out yet", (body, told) => {
  expect(environmentOf(body)).toEqual({ ...defaultEnvironment("qa"), ...told });
});

test("parameters have types, and a default or none", () => {
  expect(
    environmentOf(`
    parameters:
      message: { type: string }
      empty: { type: string, default: "" }
      dark: { type: boolean, default: false }
      share: { type: number, default: 0.5, min: -1, max: 1 }
      level: { type: choice, options: [info, "no"], default: info }`)?.parameters,
  ).toEqual({
    message: { type: "string", default: null },
    empty: { type: "string", default: "" },
    dark: { type: "boolean", default: false },
    share: { type: "number", default: 0.5, min: -1, max: 1 },
    level: { type: "choice", options: ["info", "no"], default: "info" },
  });
});

test.each([
  ["{ from: Fri 16:00, to: Mon 08:00 }", { from: [4, 960], to: [0, 480], timezone: "UTC", reason: "" }],
  [
    "{ from: sun 0:00, to: SUN 23:59, timezone: Asia/Tokyo, reason: Sunday }",
    { from: [6, 0], to: [6, 1439], timezone: "Asia/Tokyo", reason: "Sunday" },
  ],
])("a freeze is %s", (window, { from, to, ...rest }) => {
  const [at, until] = [from, to].map(([day, minute]) => ({ day, minute }));
  expect(environmentOf(`{ freeze: [${window}] }`)?.freeze).toEqual([{ from: at, to: until, ...rest }]);
});

test("tasks and pushes are known by what they are for", () => {
  const parsed = parseConfig(`
environments: { staging: , "preview-{number}": }
tasks:
  db:migrate: { environments: [Staging], required_contexts: [] }
  teardown:
auto: [{ push: "release/*", environment: STAGING }]
`);
  expect(parsed).toMatchObject({
    settings: {
      tasks: new Map([
        ["db:migrate", { environments: ["Staging"], requiredContexts: "none" }],
        ["teardown", { environments: null, requiredContexts: null }],
      ]),
      auto: [{ push: "release/*", environment: "STAGING" }],
    },
  });
  const { environments } = "settings" in parsed ? parsed.settings : {};
  expect(environments?.get("staging")?.notYet).toEqual(["auto"]);
  expect(environments?.get("preview-{number}")?.notYet).toEqual([]);
});
