// Changes from a page: only those that somebody who is signed in meant.
import { expect, test } from "@jest/globals";
import { aSignIn, url } from "./a-sign-in.ts";

type Fields = Readonly<Record<string, string>>;

const post = async (path: string, csrf: (own: string, other: string) => Fields, headers: Fields = {}) => {
  const { signedIn } = await aSignIn();
  const [ada, rita] = [await signedIn("ada"), await signedIn("rita")];
  const answer = await ada.post(path, csrf(await ada.csrf(), await rita.csrf()), headers);
  return [answer.status, await answer.text()];
};

const own = (csrf: string): Fields => ({ csrf });

test.each<[string, Fields]>([
  ["a browser of today", {}],
  ["a browser that says nothing of the site", { "sec-fetch-site": "" }],
  ["a page that says nothing of where it was", { origin: "null" }],
])("what somebody sends from a page of Slipway is done, in %s", async (_what, headers) => {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
  const { signedIn } = await aSignIn();
  const ada = await signedIn("ada");
  const without = headers["sec-fetch-site"] === "" ? { origin: url } : { origin: url, "sec-fetch-site": "same-origin" };
  const cookie = [...ada.cookies].map((pair) => pair.join("=")).join("; ");
  const answer = await ada.pages.request("/locks", {
    method: "POST",
    body: new URLSearchParams({ csrf: await ada.csrf() }),
    headers: { ...without, ...sent, cookie },
  });
  expect([answer.status, await answer.text()]).toEqual([200, "locked by ada"]);
});

test("a script sends the token in a header", async () => {
  const { signedIn } = await aSignIn();
  const ada = await signedIn("ada");
  expect((await ada.post("/locks", {}, { "x-slipway-csrf": await ada.csrf() })).status).toBe(200);
});

test.each<[string, (own: string, other: string) => Fields]>([
  ["no token", () => ({})],
  ["an empty token", () => ({ csrf: "" })],
  ["a token that is none", () => ({ csrf: "guess" })],
  ["somebody else's token", (_own, other) => ({ csrf: other })],
  ["a token that was changed", (csrf) => ({ csrf: `${csrf.startsWith("A") ? "B" : "A"}${csrf.slice(1)}` })],
])("nothing is changed with %s", async (_what, csrf) => {
  expect(await post("/locks", csrf)).toEqual([403, expect.stringContaining("<h1>Nothing was changed</h1>")]);
});

test.each<[string, Fields]>([
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }],
  ["another host of the same site", { "sec-fetch-site": "same-site", origin: "https://blog.slipway.test" }],
  ["nowhere", { "sec-fetch-site": "none", origin: "null" }],
  ["an origin that the browser contradicts", { origin: "https://evil.test" }],
])("nothing is changed from %s, whatever the token", async (_what, headers) => {
  expect(await post("/locks", own, headers)).toMatchObject([403, expect.anything()]);
});

test.each<[string, Fields]>([
  ["no origin at all", {}],
  ["an origin without a name", { origin: "null" }],
  ["the same host without TLS", { origin: "http://slipway.test" }],
])("nothing is changed by a browser that says no site, with %s", async (_what, headers) => {
  const { signedIn } = await aSignIn();
  const ada = await signedIn("ada");
  const cookie = [...ada.cookies].map((pair) => pair.join("=")).join("; ");
  const body = new URLSearchParams({ csrf: await ada.csrf() });
  expect((await ada.pages.request("/locks", { method: "POST", body, headers: { ...headers, cookie } })).status).toBe(
    403,
  );
});

test("who is not signed in, or not any more, changes nothing and is told so", async () => {
  const { signedIn, browser, sessions } = await aSignIn();
  const ada = await signedIn("ada");
  const csrf = await ada.csrf();
  await sessions.revokeAll("ada");
  const answer = await ada.post("/locks", { csrf });
  expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining("Nothing was changed.")]);
  expect((await browser().post("/locks", { csrf })).status).toBe(401);
});

test("what is larger than any form of ours is not read", async () => {
  const { signedIn } = await aSignIn();
  const ada = await signedIn("ada");
  expect((await ada.post("/locks", { csrf: await ada.csrf(), reason: "x".repeat(300_000) })).status).toBe(413);
});
