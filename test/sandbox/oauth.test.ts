// Signing in through an App, as GitHub has it: codes, proofs, tokens, and what they reach.
import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import type { AppHandle } from "../../src/sandbox/builders/people.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { openStory, type Story } from "./story.ts";

const callback = "https://slipway.test/sign-in/callback";

async function oauthStory(): Promise<Story> {
  const story = await openStory();
  story.app.record.callbackUrls.push(callback);
  return story;
}

interface Pair {
  readonly verifier: string;
  readonly challenge: string;
}

function proof(): Pair {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

type Fields = Readonly<Record<string, string>>;

const authorize = (sandbox: Sandbox, fields: Fields): Promise<Response> =>
  fetch(`${sandbox.url}/login/oauth/authorize?${new URLSearchParams(fields).toString()}`, { redirect: "manual" });

async function ask(sandbox: Sandbox, fields: Fields): Promise<Fields> {
  const response = await fetch(`${sandbox.url}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(fields),
  });
  return (await response.json()) as Fields;
}

const leadsTo = (response: Response): URL => new URL(response.headers.get("location") ?? "");

async function codeOf({ sandbox, app }: Story, person: string, challenge?: string): Promise<string> {
  const pkce: Fields = challenge ? { code_challenge: challenge, code_challenge_method: "S256" } : {};
  const answer = await authorize(sandbox, { client_id: app.clientId, redirect_uri: callback, person, ...pkce });
  return leadsTo(answer).searchParams.get("code") ?? "";
}

const client = ({ clientId, clientSecret }: AppHandle): Fields => ({
  client_id: clientId,
  client_secret: clientSecret,
});

async function tokensOf(story: Story, person: string): Promise<Fields> {
  const { verifier, challenge } = proof();
  const code = await codeOf(story, person, challenge);
  return ask(story.sandbox, { ...client(story.app), code, code_verifier: verifier, redirect_uri: callback });
}

interface Heard {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function get({ sandbox }: Story, path: string, token: string | undefined): Promise<Heard> {
  const response = await fetch(`${sandbox.url}/api/v3${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("whoever authorizes an App comes back to it with a code and with what the App sent along", async () => {
  const { sandbox, app } = await oauthStory();
  const asked = { client_id: app.clientId, redirect_uri: callback, state: "s&1" };
  const page = await (await authorize(sandbox, asked)).text();
  expect(page).toContain("Continue as <bdi>rita</bdi>");
  const link = /href="([^"]*person=rita)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  const back = leadsTo(await fetch(`${sandbox.url}${link}`, { redirect: "manual" }));
  expect(`${back.origin}${back.pathname}`).toBe(callback);
  expect(back.searchParams.get("state")).toBe("s&1");
  expect(back.searchParams.get("code")).toMatch(/^[0-9a-f]{20}$/);
});

test.each<[string, Fields, Fields]>([
  ["says no", { person: "", state: "s" }, { error: "access_denied", state: "s" }],
  ["comes from elsewhere", { redirect_uri: "https://evil.test/" }, { error: "redirect_uri_mismatch" }],
  [
    "comes with a weak challenge",
    { code_challenge: "x", code_challenge_method: "plain" },
    { error: "invalid_request" },
  ],
])("whoever %s comes back with an error, and to the App's own address", async (_what, fields, error) => {
  const { sandbox, app } = await oauthStory();
  const back = leadsTo(await authorize(sandbox, { client_id: app.clientId, redirect_uri: callback, ...fields }));
  expect(`${back.origin}${back.pathname}`).toBe(callback);
  expect(Object.fromEntries(back.searchParams)).toMatchObject(error);
});

test("an App that is unknown, or that says nowhere to come back to, is not found", async () => {
  const { sandbox, app } = await openStory();
  const answers = [authorize(sandbox, { client_id: "Iv1" }), authorize(sandbox, { client_id: app.clientId })];
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404]);
});

test("for the code there are tokens, which say how long they are good", async () => {
  const story = await oauthStory();
  expect(await tokensOf(story, "ada")).toEqual({
    access_token: expect.stringMatching(/^ghu_\w{36}$/),
    expires_in: 28_800,
    refresh_token: expect.stringMatching(/^ghr_\w{36}$/),
    refresh_token_expires_in: 15_897_600,
    scope: "",
    token_type: "bearer",
  });
});

test("who does not ask for JSON gets a form", async () => {
  const { sandbox } = await oauthStory();
  const answer = await fetch(`${sandbox.url}/login/oauth/access_token?client_id=no`, { method: "POST" });
  expect(new URLSearchParams(await answer.text()).get("error")).toBe("incorrect_client_credentials");
});

test("a code is good once, for ten minutes, with its proof, for its App and for its address", async () => {
  const story = await oauthStory();
  const { sandbox, app, clock } = story;
  const { verifier, challenge } = proof();
  const redeem = async (fields: Fields): Promise<string | undefined> => (await ask(sandbox, fields))["error"];
  const fresh = async (): Promise<Fields> => ({
    ...client(app),
    code: await codeOf(story, "ada", challenge),
    code_verifier: verifier,
  });
  const used = await fresh();
  expect(await redeem(used)).toBeUndefined();
  expect(await redeem(used)).toBe("bad_verification_code");
  expect(await redeem({ ...(await fresh()), code_verifier: "another" })).toBe("bad_verification_code");
  const { code_verifier: _, ...unproved } = await fresh();
  expect(await redeem(unproved)).toBe("bad_verification_code");
  expect(await redeem({ ...(await fresh()), redirect_uri: "https://evil.test/" })).toBe("bad_verification_code");
  expect(await redeem({ ...(await fresh()), client_secret: "guess" })).toBe("incorrect_client_credentials");
  const other = sandbox.app({ slug: "other", permissions: {}, events: [] });
  expect(await redeem({ ...(await fresh()), ...client(other) })).toBe("bad_verification_code");
  const late = await fresh();
  clock.turn(600_000);
  expect(await redeem(late)).toBe("bad_verification_code");
});

test("a token says who it is of, for eight hours", async () => {
  const story = await oauthStory();
  const { access_token: token } = await tokensOf(story, "rita");
  expect(await get(story, "/user", token)).toMatchObject({ status: 200, body: { login: "rita", type: "User" } });
  story.clock.turn(28_800_000);
  expect(await get(story, "/user", token)).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
});

test("a refresh token gives new tokens once, and ends the old ones", async () => {
  const story = await oauthStory();
  const { sandbox, app } = story;
  const { access_token: old, refresh_token = "" } = await tokensOf(story, "rita");
  const fields = { ...client(app), grant_type: "refresh_token", refresh_token };
  const { access_token: renewed } = await ask(sandbox, fields);
  expect(await get(story, "/user", renewed)).toMatchObject({ status: 200, body: { login: "rita" } });
  expect(await get(story, "/user", old)).toMatchObject({ status: 401 });
  expect(await ask(sandbox, fields)).toMatchObject({ error: "bad_refresh_token" });
});

test("an App takes its own tokens back, with its secret", async () => {
  const story = await oauthStory();
  const { sandbox, app } = story;
  const { access_token: token = "" } = await tokensOf(story, "rita");
  const revoke = async (secret: string, access_token: string): Promise<number> => {
    const authorization = `Basic ${Buffer.from(`${app.clientId}:${secret}`).toString("base64")}`;
    const path = `/applications/${app.clientId}/token`;
    const body = JSON.stringify({ access_token });
    return (await fetch(`${sandbox.url}/api/v3${path}`, { method: "DELETE", headers: { authorization }, body })).status;
  };
  expect(await revoke("guess", token)).toBe(404);
  expect(await revoke(app.clientSecret, token)).toBe(204);
  expect(await revoke(app.clientSecret, token)).toBe(422);
  expect(await get(story, "/user", token)).toMatchObject({ status: 401 });
});

test("a person reaches through an App what both were given, with the person's own rights", async () => {
  const story = await oauthStory();
  const { sandbox, app } = story;
  sandbox.repository("acme/hidden", { private: true, people: { alan: "admin" } });
  sandbox.repository("elsewhere/private", { private: true, people: { rita: "admin" } });
  const { access_token: token } = await tokensOf(story, "rita");
  const { body } = await get(story, "/user/installations", token);
  expect(body).toMatchObject({ total_count: 1, installations: [{ app_id: app.id, account: { login: "acme" } }] });
  const [{ id } = { id: 0 }] = body["installations"] as { id: number }[];
  const permissions = { admin: false, maintain: false, push: false, triage: false, pull: true };
  expect((await get(story, `/user/installations/${id}/repositories`, token)).body).toMatchObject({
    total_count: 1,
    repositories: [{ full_name: "acme/site", permissions }],
  });
  expect(await get(story, "/repos/acme/hidden", token)).toMatchObject({ status: 404 });
  expect(await get(story, "/repos/elsewhere/private", token)).toMatchObject({ status: 404 });
  expect(await get(story, "/user/installations/1/repositories", token)).toMatchObject({ status: 404 });
});

test("only a person's token through an App lists installations", async () => {
  const story = await oauthStory();
  const rita = story.sandbox.person("rita");
  expect(await get(story, "/user/installations", rita.token)).toMatchObject({ status: 403 });
  expect(await get(story, "/user", story.app.token("acme"))).toMatchObject({ status: 403 });
});
