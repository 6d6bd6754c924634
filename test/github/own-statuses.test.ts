import { expect, test } from "@jest/globals";
import { edge, repository } from "./edge.ts";

const path = "/repos/acme/site/deployments/5/statuses";

const status = (id: number, differs: object = {}) => ({
  id,
  state: "in_progress",
  description: `status ${id}`,
  environment_url: "",
  log_url: "https://slipway.test/log",
  target_url: "https://slipway.test/log",
  created_at: "2026-01-05T10:00:00Z",
  creator: { login: "slipway[bot]", id: 1001, type: "Bot" },
  performed_via_github_app: null,
  ...differs,
});

const ids = (statuses: readonly { readonly id: number }[]): number[] => statuses.map(({ id }) => id);

test("of the statuses of a deployment those count that this App wrote, oldest first", async () => {
  const { github, scope } = await edge();
  const listed = [
    status(9, { state: "success", created_at: "2026-01-05T10:01:00Z" }),
    status(8, { creator: { login: "ada", type: "User" } }),
    status(7, { creator: { login: "ci[bot]", type: "Bot" } }),
    status(6, { performed_via_github_app: { id: 2 } }),
    status(5, { performed_via_github_app: { id: 1 } }),
    status(4, { state: "waiting" }),
    status(3),
  ];
  scope.get(path).query({ per_page: 100, page: 1 }).reply(200, listed);
  scope.get("/app").reply(200, { id: 1, slug: "slipway" });
  const own = await github.readOwnStatuses(repository, 5);
  expect(ids(own)).toEqual([3, 5, 9]);
  expect(own[0]).toMatchObject({ state: "in_progress", environmentUrl: null, logUrl: "https://slipway.test/log" });
  scope.done();
});

test("all pages are read, three at most", async () => {
  const { github, scope } = await edge();
  scope.get("/app").reply(200, { id: 1, slug: "slipway" });
  for (const page of [1, 2, 3]) {
    const listed = Array.from({ length: 100 }, (_, index) => status(page * 1000 + index));
    scope.get(path).query({ per_page: 100, page }).reply(200, listed);
  }
  expect(await github.readOwnStatuses(repository, 5)).toHaveLength(300);
  scope.get(path).query({ per_page: 100, page: 1 }).reply(200, []);
  expect(await github.readOwnStatuses(repository, 5)).toEqual([]);
  scope.done();
});

test("a page shows the statuses of all tools, oldest first", async () => {
  const { github, scope } = await edge();
  const listed = [
    status(9, { state: "success", created_at: "2026-01-05T10:01:00Z" }),
    status(8, { creator: { login: "ada", type: "User" } }),
    status(7, { creator: null }),
  ];
  scope.get(path).query({ per_page: 100, page: 1 }).reply(200, listed);
  const all = await github.readStatuses(repository, 5);
  expect(all.map(({ id, by }) => [id, by])).toEqual([
    [7, ""],
    [8, "ada"],
    [9, "slipway[bot]"],
  ]);
  scope.done();
});
