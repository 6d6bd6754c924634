import { expect, test } from "@jest/globals";
import { edge, order, repository } from "./edge.ts";

const path = "/repos/acme/site/deployments";
const made = { request: "9.0.staging", environment: "staging", task: "deploy" };

/** As GitHub shows a deployment that an installation token created. */
const mine = {
  id: 6,
  sha: "abc123",
  ref: "abc123",
  task: "deploy",
  environment: "staging",
  created_at: "2026-01-05T10:00:00Z",
  payload: order.payload,
  creator: { login: "slipway[bot]", id: 1001, type: "Bot" },
  performed_via_github_app: null,
};

interface Listed {
  readonly listed: readonly object[];
  /** How often the App is asked who it is. */
  readonly asked?: number;
}

async function find({ listed, asked = 1 }: Listed) {
  const { github, scope } = await edge();
  scope.get(path).query({ environment: "staging", task: "deploy", per_page: 100 }).reply(200, listed);
  if (asked > 0) scope.get("/app").times(asked).reply(200, { id: 1, slug: "slipway", name: "Slipway" });
  const found = await github.findDeployment(repository, made);
  scope.done();
  return found;
}

test("the deployment of a request is found by the App's bot that made it and the request in its payload", async () => {
  expect(await find({ listed: [{ ...mine, id: 7, payload: "not ours" }, mine] })).toMatchObject({
    id: 6,
    request: "9.0.staging",
  });
});

test("where GitHub names the App, nobody asks who it is", async () => {
  const named = { ...mine, performed_via_github_app: { id: 1, slug: "slipway" } };
  expect(await find({ listed: [named], asked: 0 })).toMatchObject({ id: 6 });
});

test.each([
  ["another App", { creator: { login: "ci[bot]", type: "Bot" } }, 1],
  ["a person", { creator: { login: "slipway", type: "User" } }, 0],
  ["nobody any more", { creator: null }, 0],
  ["another App by its id", { performed_via_github_app: { id: 2, slug: "ci" } }, 0],
])("a payload of ours in a deployment by %s is not ours", async (_who, differs, asked) => {
  expect(await find({ listed: [{ ...mine, ...differs }], asked })).toBeNull();
});

test("where no payload names the request, nobody asks who the App is", async () => {
  expect(await find({ listed: [{ ...mine, payload: {} }], asked: 0 })).toBeNull();
});

test("the App is asked once who it is, and again where there was no answer", async () => {
  const { github, scope } = await edge();
  scope.get(path).query(true).times(3).reply(200, [mine]);
  scope.get("/app").reply(503, "Service Unavailable");
  await expect(github.findDeployment(repository, made)).rejects.toMatchObject({ fault: "transient" });
  scope.get("/app").reply(200, { id: 1, slug: "slipway" });
  expect(await github.findDeployment(repository, made)).toMatchObject({ id: 6 });
  expect(await github.findDeployment(repository, made)).toMatchObject({ id: 6 });
  scope.done();
});

test("an App that GitHub does not take is for the operator, and no deployment that is not there", async () => {
  const { github, scope } = await edge();
  scope.get(path).query(true).reply(200, [mine]);
  const message = "A JSON web token could not be decoded";
  scope.get("/app").reply(401, { message });
  await expect(github.findDeployment(repository, made)).rejects.toMatchObject({ fault: "setup", message });
  scope.done();
});

test("the list that GitHub does not give is no list without the deployment", async () => {
  const { github, scope } = await edge();
  scope.get(path).query(true).reply(502);
  await expect(github.findDeployment(repository, made)).rejects.toMatchObject({ fault: "transient" });
  scope.done();
});
