// The pieces of sign-in: ways back, attempts, and tokens at rest.
import { expect, test } from "@jest/globals";
import { Hono } from "hono";
import { addressBehind } from "../../src/dashboard/sign-in/address-of.ts";
import { createAttempts, networkOf } from "../../src/dashboard/sign-in/attempts.ts";
import { toSignInKeys } from "../../src/dashboard/sign-in/keys.ts";
import { decryptToken, encryptToken } from "../../src/dashboard/sign-in/token-at-rest.ts";
import { wayBack } from "../../src/dashboard/sign-in/way-back.ts";

test.each([
  ["/acme/site", "/acme/site"],
  ["/acme/site?tab=a%20b&c", "/acme/site?tab=a%20b&c"],
  ["/acme/../other", "/other"],
  ["/acme/site#top", "/acme/site"],
  ["/acme/site/environments/a%2Fb", "/acme/site/environments/a%2Fb"],
  ["/sign-inside/site", "/sign-inside/site"],
])("somebody who wanted %s goes to %s", (asked, way) => {
  expect(wayBack(asked)).toBe(way);
});

test.each([
  undefined,
  "",
  "acme/site",
  "https://evil.test/",
  "//evil.test/",
  "///evil.test/",
  "/\\evil.test/",
  "\\/evil.test/",
  "/\t/evil.test/",
  "/\n/evil.test/",
  "/.//evil.test/",
  "/a/..//evil.test/",
  "javascript:alert(1)",
  " /acme/site",
  "/sign-in?to=/",
  "/sign-in/callback?code=1",
  "/x/../sign-out",
  "/signed-out",
  `/${"x".repeat(2000)}`,
  `/${"é".repeat(400)}`,
])("%p leads to no other site, and not in a circle: home", (asked) => {
  expect(wayBack(asked)).toBe("/");
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1::6", "2001:db8:1:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["", ""],
])("attempts of %p count for %p", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("so many addresses are remembered, and no more: the first is forgotten", () => {
  const attempts = createAttempts({ now: () => new Date(0) }, { most: 1, per: 1000, addresses: 2 });
  expect(["a", "b", "a", "c", "b", "a"].map(attempts)).toEqual([0, 0, 1, 0, 1, 0]);
});

const { token: key, cookie } = toSignInKeys(Buffer.from("one key"));

test("a token at rest is read in its own session, with its own key, as it was", () => {
  const kept = encryptToken(key, "ghu_1", "one");
  expect(kept).not.toBe(encryptToken(key, "ghu_1", "one"));
  expect(decryptToken(key, kept, "one")).toBe("ghu_1");
  const other = toSignInKeys(Buffer.from("another key")).token;
  const changed = `${kept.startsWith("A") ? "B" : "A"}${kept.slice(1)}`;
  const attempts = [
    decryptToken(key, kept, "two"),
    decryptToken(other, kept, "one"),
    decryptToken(cookie, kept, "one"),
    decryptToken(key, changed, "one"),
    decryptToken(key, kept.slice(4), "one"),
    decryptToken(key, "", "one"),
  ];
  expect(attempts).toEqual(attempts.map(() => null));
});

test.each([
  [0, "192.0.2.7", ""],
  [1, undefined, ""],
  [1, "192.0.2.7", "192.0.2.7"],
  [1, "10.0.0.1, 192.0.2.7", "192.0.2.7"],
  [2, "10.0.0.1, 192.0.2.7 , 192.0.2.8", "192.0.2.7"],
  [2, "192.0.2.7", ""],
])("behind %i proxies, with X-Forwarded-For: %s, somebody comes from “%s”", async (proxies, forwarded, address) => {
  const app = new Hono().get("/", (context) => context.text(addressBehind(proxies)(context)));
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  expect(await (await app.request("/", { headers })).text()).toBe(address);
});
