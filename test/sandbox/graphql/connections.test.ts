// Pages: `first` or `last`, cursors, counts.
import { expect, test } from "@jest/globals";
import { createComment } from "../../../src/sandbox/state/comments.ts";
import { ada, createWorld, inPull, type World } from "./world.ts";

function withComments(...bodies: readonly string[]): World {
  const world = createWorld();
  for (const body of bodies) createComment(world.state, world.repository, { number: 1, body, by: ada });
  return world;
}

interface Comments {
  readonly repository: { readonly pullRequest: { readonly comments: Page } };
}

interface Page {
  readonly nodes: readonly { readonly body: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function page(world: World, args: string): Promise<Page> {
  const selection = "nodes { body } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
  const answer = await world.ask(inPull(`comments(${args}) { ${selection} }`));
  expect(answer.errors).toBeUndefined();
  return (answer.data as unknown as Comments).repository.pullRequest.comments;
}

const bodies = ({ nodes }: Page): string[] => nodes.map(({ body }) => body);

test("following the cursor gives everything once, in order", async () => {
  const world = withComments("a", "b", "c", "d", "e");
  const first = await page(world, "first: 2");
  const second = await page(world, `first: 2, after: "${first.pageInfo.endCursor}"`);
  const third = await page(world, `first: 2, after: "${second.pageInfo.endCursor}"`);
  expect([first, second, third].map(bodies)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
});

test.each([
  ["last: 2", ["b", "c"]],
  ["last: 5", ["a", "b", "c"]],
  ["first: 100", ["a", "b", "c"]],
])("%s of three", async (args, expected) => {
  expect(bodies(await page(withComments("a", "b", "c"), args))).toEqual(expected);
});

test("what comes before a cursor is asked with last", async () => {
  const world = withComments("a", "b", "c");
  const { endCursor } = (await page(world, "first: 3")).pageInfo;
  expect(bodies(await page(world, `last: 1, before: "${endCursor}"`))).toEqual(["b"]);
});

test("an empty page has no cursors", async () => {
  expect(await page(createWorld(), "first: 1")).toEqual({
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

const unbounded = "You must provide a `first` or `last` value to properly paginate the `comments` connection.";
const excessive = "Requesting 101 records on the `comments` connection exceeds the `first` limit of 100 records.";

test.each([
  ["comments { nodes { body } }", "MISSING_PAGINATION_BOUNDARIES", unbounded],
  ["comments { ...page }", "MISSING_PAGINATION_BOUNDARIES", unbounded],
  ["comments(first: 101) { totalCount }", "EXCESSIVE_PAGINATION", excessive],
  ["comments(last: 0) { totalCount }", "ARGUMENT_LIMIT", "`last` on the `comments` connection must be 1 or more."],
  ['comments(first: 1, after: "x") { nodes { body } }', "UNPROCESSABLE", "`x` does not appear to be a valid cursor."],
])("a page without bounds is refused: %s", async (selection, type, message) => {
  const fragment = selection.includes("...page") ? "fragment page on IssueCommentConnection { nodes { body } }" : "";
  const answer = await createWorld().ask(`${inPull(selection)} ${fragment}`);
  expect(answer.errors).toMatchObject([{ type, message, path: ["repository", "pullRequest", "comments"] }]);
});

test("to count, no bounds are needed", async () => {
  const answer = await withComments("a", "b").ask(inPull("comments { totalCount }"));
  expect(answer).toEqual({ data: { repository: { pullRequest: { comments: { totalCount: 2 } } } } });
});

test("edges carry the cursor of each node", async () => {
  const world = withComments("a", "b");
  const answer = await world.ask(inPull("comments(last: 1) { edges { cursor node { body } } }"));
  const { endCursor } = (await page(world, "first: 2")).pageInfo;
  const edges = [{ cursor: endCursor, node: { body: "b" } }];
  expect(answer).toEqual({ data: { repository: { pullRequest: { comments: { edges } } } } });
});
