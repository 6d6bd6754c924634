import { expect, test } from "@jest/globals";
import type { Repository } from "../../src/domain/repository.ts";
import type { AppOctokit } from "../../src/github/app-octokit.ts";
import { Tokens, within } from "../../src/github/tokens.ts";

const hour = 60 * 60_000;
const site: Repository = { id: 7, owner: "acme", name: "site", defaultBranch: "main", installation: 42 };

interface Setting {
  /** From the time to what GitHub says. */
  readonly expires?: (time: number) => string | undefined;
}

/** Each token is the next number. */
function setUp({ expires = (time) => new Date(time + hour).toISOString() }: Setting = {}) {
  const clock = { time: Date.parse("2026-01-05T10:00:00Z"), now: () => new Date(clock.time) };
  let made = 0;
  const request = () => Promise.resolve({ headers: {}, data: { token: `${++made}`, expires_at: expires(clock.time) } });
  const tokens = new Tokens(() => Promise.resolve({ request } as unknown as AppOctokit), clock);
  return { clock, tokens };
}

test("a token is used until a minute before it ends", async () => {
  const { clock, tokens } = setUp();
  expect(await Promise.all([tokens.get(within(site)), tokens.get(within(site))])).toEqual(["1", "1"]);
  clock.time += hour - 60_001;
  expect(await tokens.get(within(site))).toBe("1");
  clock.time += 1;
  expect(await tokens.get(within(site))).toBe("2");
});

test.each([[undefined], ["soon"]])("a token whose end is %s lasts an hour", async (end) => {
  const { clock, tokens } = setUp({ expires: () => end });
  expect(await tokens.get(within(site))).toBe("1");
  clock.time += hour - 60_001;
  expect(await tokens.get(within(site))).toBe("1");
  clock.time += 1;
  expect(await tokens.get(within(site))).toBe("2");
});

test("tokens that are over are not kept", async () => {
  const { clock, tokens } = setUp();
  for (let id = 1; id <= 5; id++) await tokens.get(within({ ...site, id }));
  expect(tokens.kept).toBe(5);
  clock.time += hour;
  await tokens.get(within(site));
  expect(tokens.kept).toBe(1);
});

test("a token that was not made is asked for again", async () => {
  const { tokens } = setUp({
    expires: () => {
      throw new Error("no answer");
    },
  });
  await expect(tokens.get(within(site))).rejects.toThrow("no answer");
  expect(tokens.kept).toBe(0);
});
