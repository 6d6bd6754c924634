import { expect, test } from "@jest/globals";
import { permission } from "../../src/gates/permission.ts";
import { answer, says } from "./answers.ts";

test.each([
  ["none", ["block permission"]],
  ["read", ["block permission"]],
  ["triage", ["block permission"]],
  ["write", []],
  ["maintain", []],
  ["admin", []],
  ["unknown", ["block permission_unknown"]],
] as const)("a person with the role %s gets %j", (role, obstacles) => {
  expect(says(permission, { permission: { role, roleName: role } })).toEqual(obstacles);
});

test("a role that this version does not know deploys nothing", () => {
  const role = "owner" as "admin";
  expect(says(permission, { permission: { role, roleName: role } })).toEqual(["block permission"]);
});

test("a custom role is judged by what it may do, and named as people know it", () => {
  const custom = { role: "triage", roleName: "release captain" } as const;
  expect(answer(permission, { permission: custom })).toMatchObject([
    { facts: { actor: "ada", role: "release captain", needs: "write" } },
  ]);
});
