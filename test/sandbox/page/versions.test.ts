// The stream that tells an open page to look again.
import { afterEach, expect, test } from "@jest/globals";
import { addReaction, createComment } from "../../../src/sandbox/state/comments.ts";
import { createWorld, person, pullPath, type World } from "./world.ts";

const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.cancel()));
});

/** Answers the next version each time. */
async function listen({ pages }: World): Promise<() => Promise<string>> {
  const answer = await pages.request(`${pullPath}/events`);
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  const reader = answer.body?.getReader();
  if (!reader) throw new Error("There is no stream.");
  readers.push(reader);
  return async () => {
    const { value } = await reader.read();
    return /^event: version\ndata: (\S+)\n\n$/.exec(new TextDecoder().decode(value))?.[1] ?? "";
  };
}

const versionOf = async ({ pages }: World): Promise<string> =>
  (await pages.request(`${pullPath}/timeline`)).headers.get("x-version") ?? "";

test("the page, its live part and the stream agree on the version", async () => {
  const world = createWorld();
  const next = await listen(world);
  const version = await next();
  expect(version).toBe(await versionOf(world));
  expect(await world.read(pullPath)).toContain(`data-version="${version}"`);
});

test("a burst of changes is one message, with what stands at its end", async () => {
  const world = createWorld();
  const next = await listen(world);
  await next();
  for (const body of ["one", "two", "three"])
    createComment(world.sandbox.state, world.repository, { number: 1, body, by: person("ada") });
  expect(await next()).toBe(await versionOf(world));
});

test("a reaction, of which GitHub tells nobody, is seen too", async () => {
  const world = createWorld();
  const comment = createComment(world.sandbox.state, world.repository, { number: 1, body: "x", by: person("ada") });
  const next = await listen(world);
  await next();
  addReaction(world.sandbox.state, comment, { content: "eyes", by: world.bot });
  expect(await next()).toBe(await versionOf(world));
});
