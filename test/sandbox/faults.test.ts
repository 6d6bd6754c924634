import { expect, test } from "@jest/globals";
import { countCalls } from "../../src/sandbox/calls.ts";
import { everyPermission, openStory, refusal } from "./story.ts";

const deployments = "/repos/{owner}/{repo}/deployments";

test("an ordered error comes once, before anything is done", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.faults.next({ method: "POST", path: deployments }, { status: 502 });
  const deploy = () => octokit.rest.repos.createDeployment({ ...repo, ref: "main" });
  expect(await octokit.rest.repos.listDeployments(repo)).toMatchObject({ status: 200 });
  expect(await refusal(deploy())).toMatchObject({ status: 502, data: { message: "Server Error" } });
  expect(await deploy()).toMatchObject({ status: 201 });
  expect((await octokit.rest.repos.listDeployments(repo)).data).toHaveLength(1);
});

test("an answer may be lost after the work was done", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.faults.next({ method: "POST", path: deployments }, { status: 502 }, { when: "after" });
  sandbox.faults.next({ method: "POST", path: deployments }, "reset", { when: "after" });
  const deploy = () => octokit.rest.repos.createDeployment({ ...repo, ref: "main" });
  expect(await refusal(deploy())).toMatchObject({ status: 502 });
  await expect(deploy()).rejects.toMatchObject({ status: 500 });
  expect((await octokit.rest.repos.listDeployments(repo)).data).toHaveLength(2);
});

test("a fault carries the headers and body that the test gives it", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const body = { message: "You have exceeded a secondary rate limit." };
  sandbox.faults.next({}, { status: 403, body, headers: { "retry-after": "60" } }, { times: 2 });
  const attempt = () => octokit.rest.repos.get(repo);
  await expect(attempt()).rejects.toMatchObject({ status: 403, response: { headers: { "retry-after": "60" } } });
  expect(await refusal(attempt())).toMatchObject({ status: 403, data: body });
  expect(await attempt()).toMatchObject({ status: 200 });
});

test("a GraphQL fault is ordered by the operation's name or by a field", async () => {
  const { sandbox, octokit } = await openStory();
  const query = "query Decision { rateLimit { cost } }";
  for (const graphql of ["Decision", "rateLimit"]) {
    sandbox.faults.next({ graphql }, { status: 502 });
    expect(await refusal(octokit.graphql(query))).toMatchObject({ status: 502 });
  }
  expect(await octokit.graphql(query)).toMatchObject({ rateLimit: { cost: 1 } });
  expect(sandbox.calls.all.map(({ route, kind, write }) => ({ route, kind, write }))).toEqual(
    Array.from({ length: 3 }, () => ({ route: "GraphQL Decision", kind: "graphql", write: false })),
  );
});

test("the log of calls tells who asked what, and how it ended", async () => {
  const { sandbox, octokit, repo } = await openStory();
  await octokit.rest.repos.createDeployment({ ...repo, ref: "main" });
  await refusal(octokit.rest.repos.get({ owner: "acme", repo: "gone" }));
  expect(sandbox.calls.all).toEqual([
    {
      method: "POST",
      path: "/repos/acme/site/deployments",
      route: `POST ${deployments}`,
      kind: "rest",
      write: true,
      token: "installation",
      status: 201,
      begin: 1,
      end: 2,
    },
    expect.objectContaining({ route: "GET /repos/{owner}/{repo}", status: 404, write: false, begin: 3, end: 4 }),
  ]);
  sandbox.calls.clear();
  expect(sandbox.calls.count()).toEqual({ calls: 0, writes: 0, roundTrips: 0 });
});

test("what is sent side by side counts as one round trip, however fast the sandbox is", async () => {
  const { sandbox, octokit, repo } = await openStory();
  const read = () => octokit.rest.repos.get(repo);
  await Promise.all([read(), octokit.graphql("{ rateLimit { cost } }"), read()]);
  await Promise.all([read(), read()]);
  expect(sandbox.calls.count()).toEqual({ calls: 5, writes: 0, roundTrips: 2 });
});

test("calls side by side are one round trip, calls one after another are several", async () => {
  const { promise: allAreHere, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  const graphql = async () => {
    arrived += 1;
    if (arrived === 3) resolve();
    await allAreHere;
    return { data: {} };
  };
  const { sandbox, octokit, repo } = await openStory(everyPermission, { graphql });
  const read = () => octokit.graphql("{ rateLimit { cost } }");
  await Promise.all([read(), read(), read()]);
  await octokit.rest.repos.createDeployment({ ...repo, ref: "main" });
  await read();
  expect(sandbox.calls.count()).toEqual({ calls: 5, writes: 1, roundTrips: 3 });
});

test.each([
  [
    "one inside another",
    [
      [1, 10],
      [2, 3],
      [4, 5],
    ],
    2,
  ],
  [
    "a chain beside a long one",
    [
      [1, 8],
      [2, 3],
      [4, 5],
      [6, 7],
    ],
    3,
  ],
  [
    "overlapping by pairs",
    [
      [1, 3],
      [2, 5],
      [4, 7],
      [6, 8],
    ],
    2,
  ],
  ["none", [], 0],
] as const)("round trips of %s", (_, spans, roundTrips) => {
  const calls = spans.map(([begin, end]) => ({
    method: "GET",
    path: "/",
    route: "GET /",
    kind: "rest" as const,
    write: false,
    token: "none" as const,
    status: 200,
    begin,
    end,
  }));
  expect(countCalls(calls).roundTrips).toBe(roundTrips);
});
