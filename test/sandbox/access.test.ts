import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import { ProbotOctokit } from "probot";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { type Claims, jwt } from "./jwt.ts";
import { client, everyPermission, openStory, refusal } from "./story.ts";

const asApp = (sandbox: Sandbox, app: { id: number; privateKey: string }): ProbotOctokit =>
  new ProbotOctokit({
    baseUrl: `${sandbox.url}/api/v3`,
    auth: { appId: app.id, privateKey: app.privateKey },
    retry: { enabled: false },
    throttle: { enabled: false },
  });

test("an App authenticates with its own key, gets a token, and acts as its bot", async () => {
  const { sandbox, app, repo } = await openStory();
  const octokit = asApp(sandbox, app);
  const { data: self } = await octokit.rest.apps.getAuthenticated();
  expect(self).toMatchObject({ id: app.id, slug: "slipway" });
  const { data: installation } = await octokit.rest.apps.getRepoInstallation(repo);
  expect(installation).toMatchObject({ app_id: app.id, account: { login: "acme" }, repository_selection: "all" });
  const { data: token } = await octokit.rest.apps.createInstallationAccessToken({ installation_id: installation.id });
  const { data: status } = await client(sandbox, token.token).rest.repos.createCommitStatus({
    ...repo,
    sha: sandbox.push("acme/site", "main").oid,
    state: "success",
  });
  expect(status.creator).toMatchObject({ login: "slipway[bot]" });
});

const now = (): number => Math.floor(Date.now() / 1000);

test.each<[string, (id: number) => Claims, string]>([
  ["has expired", (iss) => ({ iss, exp: now() - 1 }), "'Expiration time' claim ('exp') must be"],
  ["lives too long", (iss) => ({ iss, exp: now() + 3600 }), "'Expiration time' claim ('exp') is too far in the future"],
  ["was made in the future", (iss) => ({ iss, iat: now() + 600, exp: now() + 900 }), "'Issued at' claim ('iat')"],
])("a JWT that %s is refused, whatever the sandbox's own clock says", async (_, claims, message) => {
  const { sandbox, app } = await openStory();
  const octokit = client(sandbox, jwt(app.privateKey, claims(app.id)));
  expect(await refusal(octokit.rest.apps.getAuthenticated())).toMatchObject({
    status: 401,
    data: { message: expect.stringContaining(message) },
  });
});

test("a JWT signed with another key is refused, and one of an unknown App too", async () => {
  const { sandbox, app } = await openStory();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = jwt(privateKey.export({ type: "pkcs8", format: "pem" }).toString(), { iss: app.id });
  const attempts = [stranger, jwt(app.privateKey, { iss: 1 }), "a.b.c"];
  const answers = attempts.map((token) => refusal(client(sandbox, token).rest.apps.getAuthenticated()));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 404, 401]);
});

test("an App's JWT reads no repository, and an installation's token no App", async () => {
  const { sandbox, app, octokit, repo } = await openStory();
  const withJwt = client(sandbox, jwt(app.privateKey, { iss: app.id }));
  expect(await refusal(withJwt.rest.repos.get(repo))).toMatchObject({ status: 401 });
  expect(await refusal(octokit.request("GET /app"))).toMatchObject({ status: 401 });
});

test("a token ends after an hour of the sandbox's clock", async () => {
  const { clock, octokit, repo } = await openStory();
  clock.turn(59 * 60_000);
  expect(await octokit.rest.repos.get(repo)).toMatchObject({ status: 200 });
  clock.turn(60_000);
  expect(await refusal(octokit.rest.repos.get(repo))).toMatchObject({
    status: 401,
    data: { message: "Bad credentials" },
  });
});

test("without a token, or with one that never was, nothing is answered", async () => {
  const { sandbox, repo } = await openStory();
  const nobody = new ProbotOctokit({ baseUrl: `${sandbox.url}/api/v3`, throttle: { enabled: false } });
  expect(await refusal(nobody.rest.repos.get(repo))).toMatchObject({ status: 401 });
  expect(await refusal(client(sandbox, "ghs_nothing").rest.repos.get(repo))).toMatchObject({ status: 401 });
});

test("a token narrowed to one repository does not see the others", async () => {
  const { sandbox, app } = await openStory();
  const other = sandbox.repository("acme/other");
  const site = sandbox.state.repositories.get("acme/site");
  const octokit = client(sandbox, app.token("acme", { repositoryIds: [site?.id ?? 0] }));
  expect(await octokit.rest.repos.get({ owner: "acme", repo: "site" })).toMatchObject({ status: 200 });
  expect(await refusal(octokit.rest.repos.get({ owner: "acme", repo: other.name }))).toMatchObject({ status: 404 });
  const { data } = await octokit.rest.apps.listReposAccessibleToInstallation();
  expect(data.repositories.map(({ name }) => name)).toEqual(["site"]);
});

test("a token is only ever narrowed: neither other repositories nor more than was granted", async () => {
  const { sandbox } = await openStory();
  const elsewhere = sandbox.repository("umbrella/secret");
  const app = sandbox.app({ slug: "small", permissions: { deployments: "read" }, events: [] });
  const installation_id = app.install("acme");
  const octokit = asApp(sandbox, app);
  const ask = (more: object) => octokit.rest.apps.createInstallationAccessToken({ installation_id, ...more });
  expect(await refusal(ask({ permissions: { deployments: "write" } }))).toMatchObject({ status: 422 });
  expect(await refusal(ask({ repository_ids: [elsewhere.id] }))).toMatchObject({ status: 422 });
  const { data } = await ask({ permissions: { deployments: "read" }, repositories: ["site"] });
  expect(data).toMatchObject({ repository_selection: "selected", permissions: { deployments: "read" } });
});

test("a suspended or removed installation can do nothing", async () => {
  const { sandbox, app, octokit, repo } = await openStory();
  app.suspend("acme");
  expect(await refusal(octokit.rest.repos.get(repo))).toMatchObject({ status: 401 });
  expect(await refusal(asApp(sandbox, app).rest.apps.getRepoInstallation(repo))).toMatchObject({ status: 404 });
  app.suspend("acme", false);
  expect(await octokit.rest.repos.get(repo)).toMatchObject({ status: 200 });
  app.uninstall("acme");
  expect(await refusal(octokit.rest.repos.get(repo))).toMatchObject({ status: 401 });
});

test.each([
  ["deployments:read", "GET /repos/{owner}/{repo}/deployments"],
  ["deployments:write", "POST /repos/{owner}/{repo}/deployments"],
  ["contents:read", "GET /repos/{owner}/{repo}/contents/README.md"],
  ["contents:read", "GET /repos/{owner}/{repo}/compare/main...main"],
  ["contents:write", "POST /repos/{owner}/{repo}/merges"],
  ["pull_requests:read", "GET /repos/{owner}/{repo}/pulls/1"],
  ["issues:read", "GET /repos/{owner}/{repo}/issues/1"],
  ["pull_requests:write", "POST /repos/{owner}/{repo}/issues/1/comments"],
  ["checks:read", "GET /repos/{owner}/{repo}/commits/main/check-runs"],
  ["statuses:read", "GET /repos/{owner}/{repo}/commits/main/status"],
  ["actions:read", "GET /repos/{owner}/{repo}/environments"],
])("without %s GitHub refuses %s", async (missing, route) => {
  const [permission = "", access] = missing.split(":");
  const { [permission]: _, ...others } = everyPermission;
  const permissions = access === "write" ? { ...others, [permission]: "read" as const } : others;
  const { sandbox, octokit, repo } = await openStory(permissions);
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  expect(await refusal(octokit.request(route, { ...repo, ref: "main", body: "hello" }))).toMatchObject({
    status: 403,
    data: { message: "Resource not accessible by integration", status: "403" },
  });
});

test("reading needs no more than metadata where GitHub grants that always", async () => {
  const { sandbox, octokit, repo } = await openStory({});
  sandbox.person("stranger");
  const roles = await Promise.all(
    ["alan", "mia", "ada", "rita", "stranger"].map(async (username) => {
      const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username });
      return [username, data.permission, data.role_name];
    }),
  );
  expect(roles).toEqual([
    ["alan", "admin", "admin"],
    ["mia", "write", "maintain"],
    ["ada", "write", "write"],
    ["rita", "read", "read"],
    ["stranger", "read", "read"],
  ]);
  const unknown = octokit.rest.repos.getCollaboratorPermissionLevel({ ...repo, username: "nobody" });
  expect(await refusal(unknown)).toMatchObject({ status: 404 });
});

test("in a private repository a stranger has no role, and a person without one does not see it", async () => {
  const { sandbox, octokit } = await openStory();
  sandbox.repository("acme/vault", { private: true, people: { ada: "triage" } });
  const vault = { owner: "acme", repo: "vault" };
  const stranger = sandbox.person("stranger");
  const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...vault, username: "stranger" });
  expect(data).toMatchObject({ permission: "none", role_name: "none" });
  const { data: ada } = await octokit.rest.repos.getCollaboratorPermissionLevel({ ...vault, username: "ada" });
  expect(ada).toMatchObject({ permission: "read", role_name: "triage" });
  expect(await refusal(client(sandbox, stranger.token).rest.repos.get(vault))).toMatchObject({ status: 404 });
});

test("team membership is asked with members:read; whoever is not in it is a 404", async () => {
  const { sandbox, octokit } = await openStory();
  sandbox.team("acme/sre", { members: ["ada"] });
  const ask = (username: string) =>
    octokit.rest.teams.getMembershipForUserInOrg({ org: "acme", team_slug: "sre", username });
  expect((await ask("ada")).data).toMatchObject({ role: "member", state: "active" });
  expect(await refusal(ask("rita"))).toMatchObject({ status: 404 });
});

test("whoever is in a team is in the teams above it", async () => {
  const { sandbox, octokit } = await openStory();
  sandbox.team("acme/engineering", { members: ["mia"] });
  sandbox.team("acme/web", { members: ["rita"], parent: "acme/engineering" });
  sandbox.team("acme/site", { members: ["ada"], parent: "acme/web" });
  const ask = (team_slug: string, username: string) =>
    octokit.rest.teams.getMembershipForUserInOrg({ org: "acme", team_slug, username });
  expect((await ask("engineering", "ada")).data).toMatchObject({ role: "member", state: "active" });
  expect(await refusal(ask("site", "rita"))).toMatchObject({ status: 404 });
  const { data: teams } = await octokit.rest.teams.list({ org: "acme" });
  expect(teams.map(({ slug, parent }) => [slug, parent?.slug ?? null])).toEqual([
    ["engineering", null],
    ["web", "engineering"],
    ["site", "web"],
  ]);
});

test("a token can be narrowed to the contents of one repository, by its name", async () => {
  const { sandbox } = await openStory();
  sandbox.repository("acme/shared", { files: { "slipway.yml": "a: 1\n" } });
  const app = sandbox.app({ slug: "reader", permissions: { contents: "write", deployments: "write" }, events: [] });
  const narrowed = { repositories: ["shared"], permissions: { contents: "read" as const } };
  const installation_id = app.install("acme", { repositories: ["acme/shared"] });
  const { data } = await asApp(sandbox, app).rest.apps.createInstallationAccessToken({ installation_id, ...narrowed });
  const octokit = client(sandbox, data.token);
  const shared = { owner: "acme", repo: "shared" };
  expect(await octokit.rest.repos.getContent({ ...shared, path: "slipway.yml" })).toMatchObject({ status: 200 });
  expect(await refusal(octokit.rest.repos.listDeployments(shared))).toMatchObject({ status: 403 });
  expect(await refusal(octokit.rest.repos.get({ owner: "acme", repo: "site" }))).toMatchObject({ status: 404 });
  const other = asApp(sandbox, app).rest.apps.createInstallationAccessToken({
    installation_id,
    repositories: ["site"],
  });
  expect(await refusal(other)).toMatchObject({ status: 422 });
});

test("a newer API version leaves out what GitHub removed, and an unknown one is refused", async () => {
  const { sandbox, octokit, repo } = await openStory();
  sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const read = (version?: string) =>
    octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", {
      ...repo,
      pull_number: 1,
      headers: version ? { "x-github-api-version": version } : {},
    });
  expect((await read()).data).toHaveProperty("merge_commit_sha");
  expect((await read("2026-03-10")).data).not.toHaveProperty("merge_commit_sha");
  expect(await refusal(read("2001-01-01"))).toMatchObject({ status: 400 });
});
