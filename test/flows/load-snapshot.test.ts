import { expect, test } from "@jest/globals";
import type { NamedRef } from "../../src/domain/snapshot.ts";
import { loadSnapshot } from "../../src/flows/load-snapshot.ts";
import type { Ports } from "../../src/flows/ports.ts";
import { aRequest } from "../builders/request.ts";
import { aSnapshot, headSha, otherSha, type SnapshotTold } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";

function load(ref: Omit<NamedRef, "name">, named: string, read: SnapshotTold = {}) {
  const github = {
    readRef: async () => ({ ...ref, name: named }),
    readFacts: async () => aSnapshot(read),
    readPermission: async () => ({ role: "write", roleName: "write" }),
    readFile: async () => ({ kind: "missing" }),
    readPush: async () => null,
  };
  const store = { heads: { of: async () => [] } };
  const ports = { github, store, clock: { now: () => new Date(today("12:00:01")) } } as unknown as Ports;
  const { repository, actor, comment } = aRequest();
  const asked = { repository, actor, comment, pullRequest: 7, named, environments: ["staging"], known: [] };
  return loadSnapshot(ports, { ...asked, permission: null });
}

const ofPull = { pullRequests: [{ number: 7, fork: false }] };

test.each([
  ["sha", headSha],
  ["tag", "v1"],
] as const)("a pull request's head that a %s names is it, and no branch to merge into", async (kind, named) => {
  const loaded = await load({ kind, sha: headSha, ...ofPull }, named);
  const ref = kind === "tag" ? "v1" : "topic";
  expect(loaded).toMatchObject({ snapshot: { head: { kind, ref, sha: headSha }, pullRequest: { number: 7 } } });
});

test.each([
  ["sha", otherSha],
  ["tag", "v1"],
] as const)(
  "where the head moves on from the commit that a %s names, that head is not deployed",
  async (kind, named) => {
    const refused = { reason: "head_moved", facts: { from: otherSha, to: headSha } };
    expect(await load({ kind, sha: otherSha, ...ofPull }, named)).toEqual({ refused });
  },
);

test("a branch that is named is the pull request's as it is", async () => {
  const loaded = await load({ kind: "branch", sha: headSha, ...ofPull }, "topic");
  expect(loaded).toMatchObject({ snapshot: { head: { kind: "branch", ref: "topic" } } });
});
