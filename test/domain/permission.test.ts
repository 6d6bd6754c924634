import { expect, test } from "@jest/globals";
import { atLeast, roles } from "../../src/domain/permission.ts";

test.each([
  ["none", ["none", "read", "triage", "write", "maintain", "admin"]],
  ["read", ["read", "triage", "write", "maintain", "admin"]],
  ["triage", ["triage", "write", "maintain", "admin"]],
  ["write", ["write", "maintain", "admin"]],
  ["maintain", ["maintain", "admin"]],
  ["admin", ["admin"]],
] as const)("what needs %s is open to %j", (needs, open) => {
  expect(roles.filter((has) => atLeast(has, needs))).toEqual(open);
});

test("a role that is none is never enough", () => {
  expect(roles.filter((needs) => atLeast("owner" as "admin", needs))).toEqual([]);
});

test("a role that is asked for and none is nobody's", () => {
  expect(roles.filter((has) => atLeast(has, "owner" as "admin"))).toEqual([]);
  expect(atLeast("owner" as "admin", "owner" as "admin")).toBe(false);
  expect(roles.filter((needs) => atLeast("unknown", needs))).toEqual([]);
});
