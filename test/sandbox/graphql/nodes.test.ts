// Everything that shows an id is found by it.
import { expect, test } from "@jest/globals";
import { everyKind } from "./kinds.ts";
import { createWorld, read, without } from "./world.ts";

const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";

test("a node id finds its record, of whatever kind", async () => {
  const world = createWorld();
  const kinds = everyKind(world);
  const answer = await world.ask(query, { variables: { ids: kinds.map(([, id]) => id) } });
  expect(read(answer, "nodes")).toEqual(kinds.map(([type, id]) => ({ __typename: type, id })));
});

test("an unknown id among others is null alone", async () => {
  const world = createWorld();
  const answer = await world.ask(query, { variables: { ids: [world.pull.nodeId, "x"] } });
  expect(answer.data).toEqual({ nodes: [{ __typename: "PullRequest", id: world.pull.nodeId }, null] });
  expect(answer.errors).toMatchObject([
    { type: "NOT_FOUND", path: ["nodes", 1], message: "Could not resolve to a node with the global id of 'x'" },
  ]);
});

test("what a token does not see it does not find by id either", async () => {
  const world = createWorld();
  world.repository.private = true;
  const ids = everyKind(world).map(([, id]) => id);
  const answer = await world.ask(query, { variables: { ids }, viewer: { kind: "person", login: "mallory" } });
  const found = (read({ data: answer.data ?? null }, "nodes") as ({ __typename: string } | null)[]).filter(Boolean);
  expect(found.map((node) => node?.__typename)).toEqual(["User", "Bot", "Organization"]);
});

test("what a token may not read is forbidden by id too", async () => {
  const world = createWorld();
  const kinds = everyKind(world).filter(([type]) => type !== "Repository" && type !== "User");
  const records = kinds.filter(([type]) => !["Bot", "Organization"].includes(type));
  const all = ["actions", "checks", "contents", "deployments", "issues", "pull_requests", "statuses"];
  const viewer = world.installation(without(...all));
  const answer = await world.ask(query, { variables: { ids: records.map(([, id]) => id) }, viewer });
  expect(answer.data).toEqual({ nodes: records.map(() => null) });
  expect(new Set(answer.errors?.map(({ type }) => type))).toEqual(new Set(["FORBIDDEN"]));
});

test("a hundred ids at most", async () => {
  const answer = await createWorld().ask(query, { variables: { ids: Array.from({ length: 101 }, () => "x") } });
  expect(answer.errors).toMatchObject([{ type: "ARGUMENT_LIMIT", path: ["nodes"] }]);
});
