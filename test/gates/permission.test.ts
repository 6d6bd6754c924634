import { expect, test } from "@jest/globals";
import type { Allow } from "../../src/domain/environment.ts";
import type { Role } from "../../src/domain/permission.ts";
import { isListed, permission } from "../../src/gates/permission.ts";
import type { CaseTold } from "../builders/case.ts";
import { answer, says } from "./answers.ts";

const unread = { unread: "Resource not accessible by integration" };

interface Told {
  readonly role?: Role | "unknown";
  readonly allow?: Partial<Allow>;
  readonly team?: string | typeof unread | null;
}

const told = ({ role = "read", allow = {}, team = null }: Told): CaseTold => ({
  permission: { role, roleName: role },
  team,
  request: { environment: { allow: { role: "write", teams: [], users: [], bots: [], ...allow } } },
});

test.each([
  ["none", ["block permission"]],
  ["read", ["block permission"]],
  ["triage", ["block permission"]],
  ["write", []],
  ["maintain", []],
  ["admin", []],
  ["unknown", ["block permission_unknown"]],
] as const)("where nothing is configured, a person with the role %s gets %j", (role, obstacles) => {
  expect(says(permission, { permission: { role, roleName: role } })).toEqual(obstacles);
});

test.each([
  ["write", "maintain", ["block permission"]],
  ["maintain", "maintain", []],
  ["admin", "maintain", []],
  ["maintain", "admin", ["block permission"]],
  ["read", "read", []],
  ["none", "read", ["block permission"]],
  ["admin", null, ["block permission"]],
  ["unknown", null, ["block permission_unknown"]],
  ["owner" as "admin", "write", ["block permission"]],
  ["owner" as "admin", "none", ["block permission"]],
  ["admin", "owner" as "admin", ["block permission"]],
] as const)("a person with the role %s, where %s is asked for, gets %j", (role, needs, obstacles) => {
  expect(says(permission, told({ role, allow: { role: needs } }))).toEqual(obstacles);
});

test.each<[string, Told, string[]]>([
  ["a listed person", { allow: { users: ["mia", "ada"] } }, []],
  ["a listed person, in capitals", { allow: { users: ["ADA"] } }, []],
  ["a listed person of whose role GitHub says nothing", { role: "unknown", allow: { users: ["ada"] } }, []],
  ["a listed person without a role", { role: "none", allow: { role: null, users: ["ada"] } }, []],
  ["a person whose name begins like a listed one's", { allow: { users: ["ada-l"] } }, ["block permission"]],
  ["one of a listed team", { allow: { teams: ["acme/sre"] }, team: "acme/sre" }, []],
  ["one of a listed team, in capitals", { allow: { teams: ["Acme/SRE"] }, team: "acme/sre" }, []],
  [
    "one of a listed team of whose role GitHub says nothing",
    { role: "unknown", allow: { teams: ["a/b"] }, team: "a/b" },
    [],
  ],
  ["one of no listed team", { allow: { teams: ["acme/sre"] }, team: null }, ["block permission"]],
  ["one of a team that is listed no more", { allow: { teams: ["acme/ops"] }, team: "acme/sre" }, ["block permission"]],
  ["one of whose teams GitHub says nothing", { allow: { teams: ["acme/sre"] }, team: unread }, ["block team_unknown"]],
  ["a listed person of whose teams it says nothing", { allow: { users: ["ada"] }, team: unread }, []],
  ["a writer of whose teams it says nothing", { role: "write", team: unread }, []],
  ["one of whom GitHub says nothing at all", { role: "unknown", team: unread }, ["block permission_unknown"]],
  ["a person that only the list of bots names", { allow: { bots: ["ada"] } }, ["block permission"]],
])("%s gets, beside a role that is too low, %j", (_, given, obstacles) => {
  expect(says(permission, told(given))).toEqual(obstacles);
});

test.each([
  ["renovate[bot]", ["renovate"], []],
  ["renovate[bot]", ["Renovate[bot]"], []],
  ["renovate", ["renovate[bot]"], []],
  ["renovate[bot]", ["renovate-2"], ["block permission"]],
  ["renovate[bot]", [], ["block permission"]],
])("a bot called %s, where %j are listed, gets %j whatever its role is", (login, bots, obstacles) => {
  const actor = { login, url: null, bot: true };
  const allow = { role: "write", teams: [], users: [login], bots } as const;
  for (const role of ["none", "admin", "unknown"] as const) {
    const given = { permission: { role, roleName: role }, request: { actor, environment: { allow } } };
    expect(says(permission, given)).toEqual(obstacles);
  }
});

test("a custom role is judged by what it may do, and named as people know it", () => {
  const custom = { role: "triage", roleName: "release captain" } as const;
  expect(answer(permission, { permission: custom })).toEqual([
    {
      hold: "block",
      reason: "permission",
      facts: { actor: "ada", role: "release captain", needs: "write", environment: "staging", listed: [] },
    },
  ]);
});

test("who is turned away reads who may", () => {
  const allow = { role: null, users: ["mia"], teams: ["acme/sre"], bots: ["renovate"] };
  expect(answer(permission, told({ role: "admin", allow }))).toMatchObject([
    { facts: { role: "admin", needs: null, listed: ["mia", "acme/sre"] } },
  ]);
});

const force = { reason: "the site is down" };

test.each([
  ["write", "admin", ["block override"]],
  ["maintain", "admin", ["block override"]],
  ["admin", "admin", []],
  ["maintain", "maintain", []],
  ["read", "admin", ["block permission", "block override"]],
  ["unknown", "admin", ["block permission_unknown", "block override"]],
  ["admin", "owner" as "admin", ["block override"]],
] as const)("with --force, a person with the role %s, where %s may, gets %j", (role, needs, obstacles) => {
  const request = { force, environment: { override: { role: needs } } };
  expect(says(permission, { permission: { role, roleName: role }, request })).toEqual(obstacles);
});

test("who is listed may deploy, and not set gates aside", () => {
  const given = told({ role: "triage", allow: { users: ["ada"] } });
  expect(answer(permission, { ...given, request: { ...given.request, force } })).toEqual([
    { hold: "block", reason: "override", facts: { actor: "ada", role: "triage", needs: "admin" } },
  ]);
});

test("nobody needs the role to set gates aside who does not ask for it", () => {
  expect(says(permission, { request: { force: null, environment: { override: { role: "admin" } } } })).toEqual([]);
});

test("names are the same in upper and lower case", () => {
  expect(isListed(["Ada"], "aDA")).toBe(true);
  expect(isListed(["ada"], "ad")).toBe(false);
  expect(isListed([], "ada")).toBe(false);
});
