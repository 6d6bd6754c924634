// Registering an App from a manifest, as GitHub has it: a page, a code, the App's credentials once, and its installation.
import { expect, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { client, openStory } from "./story.ts";

const manifest = {
  name: "Ship It",
  url: "https://ship.example.com",
  hook_attributes: { url: "https://ship.example.com/hook" },
  redirect_url: "https://ship.example.com/registered",
  callback_urls: ["https://ship.example.com/callback"],
  setup_url: "https://ship.example.com/setup",
  default_permissions: { checks: "write" },
  default_events: ["push"],
};

type Fields = Readonly<Record<string, string>>;

const post = (sandbox: Sandbox, path: string, fields: Fields): Promise<Response> =>
  fetch(sandbox.url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });

const create = (sandbox: Sandbox, name: string, given: object = manifest): Promise<Response> =>
  post(sandbox, "/organizations/acme/settings/apps/new?state=abc", { manifest: JSON.stringify(given), name });

const codeOf = (answer: Response): string =>
  new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";

const convert = (sandbox: Sandbox, code: string): Promise<Response> =>
  fetch(`${sandbox.url}/api/v3/app-manifests/${code}/conversions`, { method: "POST" });

test("a manifest from another site is shown, and registers nothing by itself", async () => {
  const { sandbox } = await openStory();
  const before = sandbox.state.apps.size;
  const shown = await post(sandbox, "/settings/apps/new", { manifest: JSON.stringify(manifest) });
  expect([shown.status, sandbox.state.apps.size]).toEqual([200, before]);
  expect(await shown.text()).toContain('value="Ship It"');
});

test("whoever says yes goes back with a code and the state, and the code is worth the credentials once", async () => {
  const { sandbox } = await openStory();
  const back = await create(sandbox, "Ship It");
  expect(back.headers.get("location")).toMatch(/^https:\/\/ship\.example\.com\/registered\?code=\w+&state=abc$/);
  const given = await convert(sandbox, codeOf(back));
  const app = (await given.json()) as { readonly id: number; readonly webhook_secret: string };
  expect([given.status, app]).toMatchObject([
    201,
    { slug: "ship-it", owner: { login: "acme" }, pem: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----/) },
  ]);
  expect((await convert(sandbox, codeOf(back))).status).toBe(404);
  expect(sandbox.state.apps.get(app.id)).toMatchObject({
    permissions: { checks: "write", metadata: "read" },
    events: ["push"],
    webhookUrl: "https://ship.example.com/hook",
    webhookSecret: app.webhook_secret,
    callbackUrls: ["https://ship.example.com/callback"],
  });
});

test("after an hour a code is worth nothing", async () => {
  const { sandbox, clock } = await openStory();
  const code = codeOf(await create(sandbox, "Ship It"));
  clock.turn(3_600_000);
  expect((await convert(sandbox, code)).status).toBe(404);
});

test("a name that is taken is told on GitHub's page, and can be changed there", async () => {
  const { sandbox } = await openStory();
  await create(sandbox, "Ship It");
  const refused = await create(sandbox, "ship it");
  expect([refused.status, await refused.text()]).toEqual([200, expect.stringContaining("Name is already taken")]);
  expect((await create(sandbox, "Ship It Too")).status).toBe(302);
});

test.each([
  ["no manifest at all", null],
  ["no address", { ...manifest, url: undefined }],
  ["a webhook without an address", { ...manifest, hook_attributes: { active: false } }],
  ["a permission that is none", { ...manifest, default_permissions: { checks: "much" } }],
])("%s is refused", async (_which, given) => {
  const { sandbox } = await openStory();
  const answer = await post(sandbox, "/settings/apps/new", { manifest: JSON.stringify(given), name: "x" });
  expect([answer.status, await answer.text()]).toEqual([
    400,
    expect.stringContaining("Invalid GitHub App configuration"),
  ]);
});

test("who installs the App is led to its setup address", async () => {
  const { sandbox } = await openStory();
  await create(sandbox, "Ship It");
  const page = await fetch(`${sandbox.url}/apps/ship-it/installations/new`);
  expect(await page.text()).toContain("Install on acme");
  const answer = await post(sandbox, "/apps/ship-it/installations", { account: "acme" });
  expect(answer.headers.get("location")).toMatch(
    /^https:\/\/ship\.example\.com\/setup\?installation_id=\d+&setup_action=install$/,
  );
});

test("who administers an organisation is its admin, whoever works in it a member, and others are nothing", async () => {
  const { sandbox } = await openStory();
  sandbox.organization("acme", { owners: ["olga"] });
  const roleOf = async (login: string): Promise<unknown> => {
    const octokit = client(sandbox, sandbox.person(login).token);
    const { data } = await octokit.request("GET /user/memberships/orgs/{org}", { org: "acme" });
    return data.role;
  };
  expect([await roleOf("olga"), await roleOf("rita")]).toEqual(["admin", "member"]);
  await expect(roleOf("nobody")).rejects.toMatchObject({ status: 404 });
});
