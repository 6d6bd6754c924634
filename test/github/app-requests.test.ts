import { generateKeyPairSync } from "node:crypto";
import { expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { Probot } from "probot";
import type { Repository } from "../../src/domain/repository.ts";
import { Client } from "../../src/github/octokit.ts";
import { within } from "../../src/github/tokens.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const site: Repository = { id: 7, owner: "acme", name: "site", defaultBranch: "main", installation: 42 };
const shop: Repository = { ...site, id: 8, name: "shop", installation: 43 };

type Fetch = (address: string, init: { readonly signal?: AbortSignal }) => Promise<Response>;

/** The requests that the App makes for itself, and a GitHub that answers them so. */
async function askedOf(fetch: Fetch): Promise<Client> {
  const log = pino({ level: "silent" });
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log, request: { fetch } }).ready();
  const clock = { now: () => new Date(), pass: () => Promise.resolve() };
  return new Client({ clock, app: () => app.auth(), pace: { take: async () => 0 } });
}

/** Like a connection that died. */
const silence: Fetch = (_address, { signal }) =>
  new Promise((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));

const token = async (): Promise<Response> =>
  Response.json({ token: "ghs_one", expires_at: "2100-01-01T00:00:00Z" }, { status: 201 });

test("a token that does not come keeps no other repository waiting", async () => {
  const client = await askedOf((...asked) => (asked[0].includes("/42/") ? silence(...asked) : token()));
  void client.reach(within(site)).catch(() => {});
  await expect(client.reach(within(shop))).resolves.toBeUndefined();
});

test.each<[string, (client: Client) => Promise<unknown>]>([
  ["a token", (client) => client.reach(within(site))],
  ["the name of the App", (client) => client.identity.botLogin()],
])("%s that does not come is given up after half a minute, and asked for again", async (_what, ask) => {
  const late = new AbortController();
  const timeout = jest.spyOn(AbortSignal, "timeout").mockReturnValue(late.signal);
  let isDead = true;
  const client = await askedOf((...asked) => {
    if (!isDead) return asked[0].endsWith("/app") ? Promise.resolve(Response.json({ slug: "slipway" })) : token();
    setImmediate(() => late.abort(new DOMException("late", "TimeoutError")));
    return silence(...asked);
  });
  await expect(ask(client)).rejects.toMatchObject({ fault: "transient" });
  expect(timeout).toHaveBeenCalledWith(30_000);
  timeout.mockRestore();
  isDead = false;
  await expect(ask(client)).resolves.not.toThrow();
});

test("a limit that is over at some time is told, and not waited for", async () => {
  const reset = String(Math.ceil(Date.now() / 1000) + 3000);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  const limited = async () => Response.json({ message: "API rate limit exceeded" }, { status: 403, headers });
  const client = await askedOf(limited);
  await expect(client.reach(within(site))).rejects.toMatchObject({ fault: "transient" });
});
