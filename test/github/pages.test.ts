import { expect, test } from "@jest/globals";
import { aRun, aSuite, before, head, page, withHead } from "./answers.ts";
import { readContexts, readFacts, whyUnread } from "./asked.ts";

const runs = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => aRun({ name: `ci/${from + index}` }));
const commit = (reported: object) => ({ data: { repository: { object: reported } } });
const contextPage = (nodes: readonly object[], next: string | null = null) =>
  commit({ oid: head, statusCheckRollup: { contexts: page(nodes, next) } });
const manyRuns = { pullRequest: withHead({ statusCheckRollup: { contexts: page(runs(0, 100), "c100") } }) };

test("a head with few checks is read in one query", async () => {
  const { queries } = await readFacts();
  expect(queries.map(({ name }) => name)).toEqual(["SlipwayFacts"]);
});

test("a head with more than a page of checks is read to the end, page after page", async () => {
  const pages = [contextPage(runs(100, 100), "c200"), contextPage(runs(200, 50))];
  const { facts, queries } = await readFacts({ repository: manyRuns, pages });
  expect(facts.contexts).toMatchObject({ found: { length: 250 } });
  expect(queries.slice(1).map(({ name, variables }) => [name, variables["oid"], variables["after"]])).toEqual([
    ["SlipwayContexts", head, "c100"],
    ["SlipwayContexts", head, "c200"],
  ]);
});

test("a red check on the last page is seen", async () => {
  const pages = [contextPage([aRun({ name: "ci/red", conclusion: "FAILURE" })])];
  const { found } = await readContexts({ repository: manyRuns, pages });
  expect(found.at(-1)).toMatchObject({ name: "ci/red", state: "failing" });
});

test("after ten pages the checks are unread", async () => {
  const pages = Array.from({ length: 9 }, (_, index) => contextPage(runs((index + 1) * 100, 100), `c${index + 2}00`));
  expect(await whyUnread({ repository: manyRuns, pages })).toBe("it has more than 1000 checks");
});

test("more than a page of check suites is read to the end", async () => {
  const checkSuites = page(
    Array.from({ length: 100 }, () => aSuite()),
    "s100",
  );
  const pages = [commit({ checkSuites: page([aSuite({ status: "QUEUED" })]) })];
  const { suites } = await readContexts({ repository: { pullRequest: withHead({ checkSuites }) }, pages });
  expect(suites).toHaveLength(101);
  expect(suites.at(-1)).toMatchObject({ complete: false });
});

test("after ten pages of check suites the checks are unread", async () => {
  const full = (next: string) =>
    page(
      Array.from({ length: 100 }, () => aSuite()),
      next,
    );
  const pages = Array.from({ length: 9 }, () => commit({ checkSuites: full("more") }));
  const pullRequest = withHead({ checkSuites: full("s100") });
  expect(await whyUnread({ repository: { pullRequest }, pages })).toBe("it has more than 1000 check suites");
});

test("more than a page of checks of the head before is read to the end", async () => {
  const previous = { oid: before, statusCheckRollup: { contexts: page(runs(0, 100), "p100") } };
  const { facts, queries } = await readFacts({ repository: { previous }, pages: [contextPage(runs(100, 1))] });
  expect(facts.contexts).toMatchObject({ previous: { length: 101 } });
  expect(queries[1]).toMatchObject({ name: "SlipwayContexts", variables: { oid: before, after: "p100" } });
});

test("after ten pages of the head before, the checks are unread", async () => {
  const previous = { oid: before, statusCheckRollup: { contexts: page(runs(0, 100), "p100") } };
  const pages = Array.from({ length: 9 }, () => contextPage(runs(100, 100), "more"));
  expect(await whyUnread({ repository: { previous }, pages })).toBe("the head before it has more than 1000 checks");
});

const hidden = { type: "FORBIDDEN", message: "Resource not accessible by integration" };

test.each([
  ["a page that GitHub fails to make", { message: "Something went wrong while executing your query." }, "transient"],
  ["a page that GitHub refuses", { ...hidden, path: ["repository", "object"] }, "setup"],
])("%s stops the read", async (_which, error, fault) => {
  const pages = [{ data: { repository: { object: null } }, errors: [error] }];
  await expect(readFacts({ repository: manyRuns, pages })).rejects.toMatchObject({ fault });
});

test("a check that GitHub hides on a further page leaves the checks unread", async () => {
  const path = ["repository", "object", "statusCheckRollup", "contexts", "nodes", 0];
  const data = { repository: { object: { statusCheckRollup: { contexts: page([null]) } } } };
  const pages = [{ data, errors: [{ ...hidden, path }] }];
  expect(await whyUnread({ repository: manyRuns, pages })).toBe("Resource not accessible by integration");
});
