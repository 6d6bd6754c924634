import { expect, test } from "@jest/globals";
import { type DeploymentStatus, isFinal, newest, states } from "../../src/domain/deployment.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { today } from "../builders/time.ts";

test("the states in which nothing more is expected are final", () => {
  expect(states.filter(isFinal)).toEqual(["success", "failure", "error", "inactive"]);
  expect(states.filter((state) => !isFinal(state))).toEqual(["queued", "pending", "in_progress"]);
});

const earlier = aDeploymentStatus({ id: 9002, createdAt: today("12:01:00") });
const later = aDeploymentStatus({ id: 9001, createdAt: today("12:01:01") });
const sameSecond = aDeploymentStatus({ id: 9003, createdAt: today("12:01:01") });

test.each<[string, DeploymentStatus | null, DeploymentStatus, DeploymentStatus]>([
  ["the first", null, earlier, earlier],
  ["the later, though its id is lower,", earlier, later, later],
  ["the later, though it came first,", later, earlier, later],
  ["of one second the higher id", later, sameSecond, sameSecond],
  ["of one second the higher id, though it came first,", sameSecond, later, sameSecond],
  ["the same, though it came twice,", later, later, later],
])("%s counts", (_, before, status, counts) => {
  expect(newest(before, status)).toBe(counts);
});

test("a time that GitHub writes in another zone is the same time", () => {
  const elsewhere = aDeploymentStatus({ id: 9000, createdAt: "2026-03-02T13:01:02+01:00" });
  expect(newest(later, elsewhere)).toBe(elsewhere);
});
