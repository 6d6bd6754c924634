// npm run slipway -- check-setup against the sandbox: what it counts, and what it ends with.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { checkSetup } from "../../src/cli/check-setup.ts";
import { openStory, type Story } from "../sandbox/story.ts";

const folder = mkdtempSync(join(tmpdir(), "slipway-check-setup-"));
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
});

const named = ["APP_ID", "PRIVATE_KEY", "WEBHOOK_SECRET", "GHE_HOST", "GHE_PROTOCOL", "SLIPWAY_DATA_DIR"] as const;

/** Its own database cannot be had: that is one thing to do. */
function settle({ sandbox, app }: Story): void {
  const values = [String(app.id), app.privateKey, "a random secret", new URL(sandbox.url).host, "http", folder];
  for (const [place, name] of named.entries()) process.env[name] = values[place];
  process.env["DATABASE_URL"] = "postgresql://slipway@127.0.0.1:1/none";
}

async function run(...words: readonly string[]) {
  const [said, complained]: [string[], string[]] = [[], []];
  const terminal = {
    say: (text: string) => void said.push(text),
    complain: (text: string) => void complained.push(text),
  };
  const code = await checkSetup.run(words, terminal);
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}

test.each([
  ["--help", 0],
  ["-h", 0],
  ["-hello", 2],
  ["all", 2],
])("check-setup %s ends with %i", async (word, code) => {
  expect((await run(word)).code).toBe(code);
});

test("repositories that are not looked at are counted, also those of further pages", async () => {
  const story = await openStory();
  settle(story);
  for (let number = 0; number < 105; number++) story.sandbox.repository(`acme/site-${number}`, {});
  const count = [...story.sandbox.state.repositories.values()].filter(({ owner }) => owner === "acme").length;
  const { said } = await run();
  expect(said).toContain(`Others: ${count - 100} more repositories are not looked at here.`);
}, 60_000);

test("repositories that GitHub does not show are told", async () => {
  const story = await openStory();
  settle(story);
  story.sandbox.faults.next({ path: "/installation/repositories" }, { status: 502 });
  const { code, complained } = await run();
  expect([code, complained]).toEqual([1, expect.stringContaining("The repositories of acme cannot be read")]);
}, 60_000);
