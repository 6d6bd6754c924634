// Signing in with GitHub, coming back, staying, leaving; and everybody who tries something else.
import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { memorySessions } from "../../src/store/memory-sessions.ts";
import { aSignIn, locationOf, url } from "./a-sign-in.ts";

test("whoever signs in goes to GitHub with a state and a challenge, and comes back to where they wanted to be", async () => {
  const { browser, app, sandbox } = await aSignIn();
  const ada = browser();
  const away = new URL(locationOf(await ada.go("/sign-in?to=/acme/site?tab=1")));
  expect(`${away.origin}${away.pathname}`).toBe(`${sandbox.url}/login/oauth/authorize`);
  expect(Object.fromEntries(away.searchParams)).toEqual({
    client_id: app.clientId,
    redirect_uri: "https://slipway.test/sign-in/callback",
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: "S256",
  });
  const done = await ada.signIn("ada", "/acme/site?tab=1");
  expect([done.status, locationOf(done)]).toEqual([303, "https://slipway.test/acme/site?tab=1"]);
  expect(await ada.who()).toBe("ada");
});

test("the cookies are out of reach of scripts, of other sites and of other hosts", async () => {
  const { browser } = await aSignIn();
  const ada = browser();
  const begun = await ada.go("/sign-in");
  expect(begun.headers.getSetCookie()).toEqual([
    expect.stringMatching(
      /^__Host-slipway_sign_in=[\w-]+\.[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  const done = await ada.signIn("ada");
  expect(done.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-slipway_sign_in=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    expect.stringMatching(
      /^__Host-slipway_session=[\w-]{43}\.[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
});

test("without TLS, as on one's own machine, the cookies go without it", async () => {
  const { browser } = await aSignIn({ url: "http://127.0.0.1:3000" });
  const ada = browser();
  const done = await ada.signIn("ada");
  expect(locationOf(done)).toBe("http://127.0.0.1:3000/");
  expect([...ada.cookies.keys()]).toEqual(["slipway_session"]);
  expect(done.headers.getSetCookie().join("\n")).not.toContain("Secure");
  expect(await ada.who()).toBe("ada");
});

test("what is kept of a session is neither what the browser has nor what GitHub gave", async () => {
  const kept: unknown[] = [];
  const { signedIn, sandbox, sessions } = await aSignIn();
  const keep = sessions.create.bind(sessions);
  sessions.create = async (session) => {
    kept.push(session);
    await keep(session);
  };
  const ada = await signedIn("ada");
  const text = JSON.stringify(kept);
  const [token = ""] = [...sandbox.state.userTokens.keys()];
  const [cookie = ""] = [...ada.cookies.values()];
  expect(kept).toEqual([
    {
      id: expect.any(String),
      user: { id: expect.any(Number), login: "ada" },
      token: expect.any(String),
      expiresAt: "2026-11-02T17:00:00.000Z",
    },
  ]);
  expect(text).not.toContain(token);
  expect(text).not.toContain(cookie.split(".")[0]);
});

test.each<[string, (back: string) => string]>([
  ["with another state", (back) => back.replace(/state=[^&]+/, "state=guess")],
  ["without a state", (back) => back.replace(/&state=[^&]+/, "")],
  ["with another code", (back) => back.replace(/code=[^&]+/, "code=0123456789abcdef0123")],
])("whoever comes back %s is not signed in", async (_what, change) => {
  const { browser } = await aSignIn();
  const ada = browser();
  const answer = await ada.go(change(await ada.comeBack("ada")));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("<h1>Start again</h1>");
  expect(await ada.who()).toBe("nobody");
});

test("a code that was used signs nobody in, also with the cookie that it was used with", async () => {
  const { browser } = await aSignIn();
  const ada = browser();
  const back = await ada.comeBack("ada");
  const cookies = new Map(ada.cookies);
  await ada.go(back);
  expect((await ada.go(back)).status).toBe(400);
  const thief = browser();
  for (const [name, value] of cookies) thief.cookies.set(name, value);
  expect((await thief.go(back)).status).toBe(400);
  expect(await thief.who()).toBe("nobody");
});

test("what one browser began no other ends: nobody is signed in as somebody else", async () => {
  const { browser } = await aSignIn();
  const back = await browser().comeBack("mallory");
  const victim = browser();
  expect((await victim.go(back)).status).toBe(400);
  await victim.comeBack("ada");
  expect((await victim.go(back)).status).toBe(400);
  expect(await victim.who()).toBe("nobody");
});

test("a sign-in lasts ten minutes at most", async () => {
  const { browser, clock } = await aSignIn();
  const ada = browser();
  const back = await ada.comeBack("ada");
  clock.turn(600_000);
  expect((await ada.go(back)).status).toBe(400);
});

test.each(["__Host-slipway_sign_in", "__Host-slipway_session"])("a changed %s is none", async (name) => {
  const { browser, signedIn } = await aSignIn();
  const ada = name.endsWith("session") ? await signedIn("ada") : browser();
  const back = name.endsWith("session") ? null : await ada.comeBack("ada");
  const [text = "", mac = ""] = (ada.cookies.get(name) ?? "").split(".");
  const other = `${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`;
  for (const forged of [`${other}.${mac}`, `${text}.${mac.slice(1)}`, text, `${text}.`, `${text}.${mac}.${mac}`, "."]) {
    ada.cookies.set(name, forged);
    if (back) expect((await ada.go(back)).status).toBe(400);
    expect(await ada.who()).toBe("nobody");
  }
});

test("the cookie of a sign-in is no session", async () => {
  const { browser } = await aSignIn();
  const ada = browser();
  await ada.go("/sign-in");
  ada.cookies.set("__Host-slipway_session", ada.cookies.get("__Host-slipway_sign_in") ?? "");
  expect(await ada.who()).toBe("nobody");
});

test("a session lasts eight hours, whatever somebody does meanwhile", async () => {
  const { signedIn, clock } = await aSignIn();
  const ada = await signedIn("ada");
  clock.turn(28_799_000);
  expect(await ada.who()).toBe("ada");
  clock.turn(1000);
  expect(await ada.who()).toBe("nobody");
});

test("who is not signed in is sent to sign in first, and what is no page is told so", async () => {
  const { browser } = await aSignIn();
  const stranger = browser();
  const sent = await stranger.go("/acme/site?tab=1");
  expect([sent.status, locationOf(sent)]).toEqual([302, `${url}/sign-in?to=%2Facme%2Fsite%3Ftab%3D1`]);
  const told = await stranger.go("/acme/site", { accept: "text/event-stream" });
  expect([told.status, await told.text()]).toEqual([401, expect.stringContaining("Sign in first.")]);
});

test("who is signed in already goes on at once", async () => {
  const { signedIn } = await aSignIn();
  expect(locationOf(await (await signedIn("ada")).go("/sign-in?to=/acme/site"))).toBe(`${url}/acme/site`);
});

test("signing out ends the session and the token, in this browser only", async () => {
  const { signedIn, sandbox } = await aSignIn();
  const [here, there] = [await signedIn("ada"), await signedIn("ada")];
  const cookies = new Map(here.cookies);
  const out = await here.post("/sign-out", { csrf: await here.csrf() });
  expect([out.status, locationOf(out)]).toEqual([303, `${url}/signed-out`]);
  expect(here.cookies.size).toBe(0);
  for (const [name, value] of cookies) here.cookies.set(name, value);
  expect([await here.who(), await there.who()]).toEqual(["nobody", "ada"]);
  expect(sandbox.state.userTokens.size).toBe(1);
  expect(await (await here.go("/signed-out")).text()).toContain("You are signed out of Slipway.");
  expect((await here.post("/sign-out")).status).toBe(303);
});

test("a session is over also where GitHub cannot be told", async () => {
  const { signedIn, sandbox, told } = await aSignIn();
  const ada = await signedIn("ada");
  const csrf = await ada.csrf();
  sandbox.faults.next({ method: "DELETE" }, "reset");
  const cookies = new Map(ada.cookies);
  expect((await ada.post("/sign-out", { csrf })).status).toBe(303);
  for (const [name, value] of cookies) ada.cookies.set(name, value);
  expect(await ada.who()).toBe("nobody");
  expect(told.map(({ message }) => message)).toContain("token not revoked");
});

test("another site signs nobody out", async () => {
  const { signedIn } = await aSignIn();
  const ada = await signedIn("ada");
  const answer = await ada.post("/sign-out", {}, { origin: "https://evil.test", "sec-fetch-site": "cross-site" });
  expect([answer.status, await ada.who()]).toEqual([403, "ada"]);
});

test("a session that was revoked, or a person of whom all were, is signed out at once", async () => {
  const { signedIn, sessions } = await aSignIn();
  const [ada, rita] = [await signedIn("ada"), await signedIn("rita")];
  await sessions.revokeAll("ADA");
  expect([await ada.who(), await rita.who()]).toEqual(["nobody", "rita"]);
});

test("signing in anew begins another session and ends the one before", async () => {
  const { signedIn, sandbox } = await aSignIn();
  const ada = await signedIn("ada");
  const before = ada.cookies.get("__Host-slipway_session") ?? "";
  ada.cookies.delete("__Host-slipway_session");
  const again = await ada.comeBack("ada");
  ada.cookies.set("__Host-slipway_session", before);
  await ada.go(again);
  expect(ada.cookies.get("__Host-slipway_session")).not.toBe(before);
  expect(sandbox.state.userTokens.size).toBe(1);
  ada.cookies.set("__Host-slipway_session", before);
  expect(await ada.who()).toBe("nobody");
});

test.each<[string, number, string]>([
  ["access_denied", 400, "you did not authorize Slipway"],
  ["unverified_user_email", 400, "Verify it in GitHub"],
  ["bad_verification_code", 400, "Start again"],
  ["redirect_uri_mismatch", 500, "Sign-in is not set up"],
])("where GitHub answers %s the page says what to do", async (error, status, says) => {
  const { browser } = await aSignIn();
  const ada = browser();
  const back = await ada.comeBack("ada", "/acme/site");
  const answer = await ada.go(back.replace(/code=[^&]+/, `error=${error}`));
  const page = await answer.text();
  expect(answer.status).toBe(status);
  expect(page).toContain(says);
  if (status === 400) expect(page).toMatch(/href="\.\.\/sign-in\?to=%2F/);
});

test("where GitHub is away nobody is signed in, and everybody may try again", async () => {
  const { browser, sandbox, told } = await aSignIn();
  const ada = browser();
  sandbox.faults.next({ path: "/login/oauth/access_token" }, { status: 502 });
  const answer = await ada.signIn("ada");
  expect([answer.status, await ada.who()]).toEqual([503, "nobody"]);
  expect(await answer.text()).toContain("GitHub does not answer.");
  expect(told.map(({ message }) => message)).toEqual(["sign-in failed"]);
  await ada.signIn("ada");
  expect(await ada.who()).toBe("ada");
});

test("while the database is away nobody signs in or out, and both say so", async () => {
  const sessions = { ...memorySessions({ now: () => new Date() }) };
  const { browser, told } = await aSignIn({ sessions });
  const ada = browser();
  await ada.signIn("ada");
  sessions.get = () => Promise.reject(new Fault("transient", "10.0.0.5 is away"));
  for (const answer of [await ada.go("/sign-in"), await ada.post("/sign-out")]) {
    expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([503, expect.any(String)]);
    expect(await answer.text()).toMatch(/<h1>Not now<\/h1>\s*<p>GitHub, or the database, does not answer/);
  }
  expect(told.map(({ message }) => message)).toEqual(["sign-in not possible", "sign-in not possible"]);
});

test("a wrong client secret is the operator's to mend: the page keeps it to itself, and the log tells", async () => {
  const { browser, app, told } = await aSignIn();
  Object.assign(app.record, { clientSecret: "another" });
  const ada = browser();
  const answer = await ada.signIn("ada");
  expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining("client_secret")]);
  expect(told).toMatchObject([{ facts: { error: "incorrect_client_credentials" } }]);
});

test("a fault that is nobody's names no secret in the log", async () => {
  const { app, signedIn, told, sandbox } = await aSignIn();
  sandbox.faults.next({ path: "/login/oauth/access_token" }, { status: 200, body: { access_token: 7 } });
  await signedIn("ada");
  const error = told[0]?.facts["err"];
  expect(error).toBeInstanceOf(Fault);
  expect(String((error as Fault).stack)).not.toContain(app.clientSecret);
});

test("an address that tries too often waits, and no other does", async () => {
  let address = "192.0.2.1";
  const { browser, clock } = await aSignIn({
    addressOf: () => address,
    pace: { most: 3, per: 60_000, addresses: 100 },
  });
  const ada = browser();
  const tries = [await ada.go("/sign-in"), await ada.go("/sign-in"), await ada.go("/sign-in/callback")];
  expect(tries.map(({ status }) => status)).toEqual([302, 302, 400]);
  clock.turn(20_000);
  const refused = await ada.go("/sign-in");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
  expect(await refused.text()).toContain("Wait 40 seconds.");
  address = "192.0.2.2";
  expect((await browser().go("/sign-in")).status).toBe(302);
  address = "192.0.2.1";
  clock.turn(40_000);
  expect((await ada.go("/sign-in")).status).toBe(302);
});

test("the pages of sign-in load nothing foreign and stand in no cache", async () => {
  const { browser } = await aSignIn();
  const { headers } = await browser().go("/signed-out");
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; .*frame-ancestors 'none'/);
  expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
});
