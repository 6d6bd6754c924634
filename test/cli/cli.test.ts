import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "@jest/globals";
import { openEmbedded } from "../../src/store/embedded/open-embedded.ts";
import { connect } from "../../src/store/postgres/connect.ts";
import { audit } from "../../src/store/postgres/audit.ts";
import { migrate } from "../../src/store/postgres/migrate.ts";
import { bossQueue } from "../../src/store/queue/boss-queue.ts";
import { systemClock as clock } from "../../src/system-clock.ts";

const dataDir = join(tmpdir(), `slipway-test-${randomUUID().slice(0, 8)}`);
const log = { info: () => {}, warn: () => {}, error: () => {} };

afterAll(() => rm(dataDir, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As `npm run slipway -- …` does, with no more of the environment than it asks for. */
async function slipway(...words: readonly string[]): Promise<Ran> {
  const cli = resolve(import.meta.dirname, "../../src/cli.ts");
  const run = promisify(execFile)(process.execPath, [cli, ...words], { env: { SLIPWAY_DATA_DIR: dataDir } });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  );
}

/** Gives a job up at its first try. */
async function giveUp(url: string): Promise<void> {
  const queue = await bossQueue({ url, clock, log, retry: { firstDelay: 1, longestTrying: 0 } });
  const fail = (): Promise<never> => Promise.reject(new Error("GitHub did not answer"));
  await queue.start({ perform: fail, giveUp: async () => {} });
  await queue.send({ kind: "advance", request: "9.0.staging" }, { key: "7/pull/12" });
  await queue.idle();
  await queue.stop();
}

test("without a database none is made", async () => {
  const { code, stderr } = await slipway("jobs");
  expect([code, stderr]).toEqual([1, expect.stringContaining(`There is no database of Slipway's in ${dataDir}.`)]);
});

test("what nobody knows is not understood", async () => {
  expect(await slipway("job")).toMatchObject({ code: 2, stderr: expect.stringContaining("There is no job.") });
  expect(await slipway("jobs", "retry")).toMatchObject({ code: 2, stderr: expect.stringContaining("or --all") });
  expect(await slipway()).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: npm run slipway") });
});

test("dead jobs are listed beside a Slipway that runs, and retried without one", async () => {
  const server = await openEmbedded({ dataDir, log });
  await giveUp(server.url);
  const beside = await slipway("jobs");
  expect(beside).toMatchObject({ code: 0, stderr: "" });
  expect(beside.stdout).toMatch(/^\S{36}  advance  7\/pull\/12  \S+Z  1      GitHub did not answer$/m);
  await server.close();
  const retried = await slipway("jobs", "retry", "--all");
  expect(retried).toMatchObject({ code: 0, stdout: expect.stringContaining("Slipway does not run now") });
  expect(await slipway("jobs", "--json")).toMatchObject({ code: 0, stdout: "[]\n" });
}, 30_000);

test("the audit log is printed since a day, as lines of JSON", async () => {
  const server = await openEmbedded({ dataDir, log });
  await migrate(server, log);
  const database = connect(server.url, { log });
  const entry = {
    what: "command",
    repository: null,
    environment: null,
    pullRequest: 7,
    actor: "ada",
    about: null,
  } as const;
  for (const day of ["2026-10-31", "2026-11-01", "2026-11-02"])
    await audit(database.sql).add({ ...entry, at: `${day}T00:00:00.000Z`, facts: { line: "/deploy" } }, day);
  await database.close();
  await server.close();
  const { code, stdout, stderr } = await slipway("audit", "--since", "2026-11-01");
  expect([code, stderr]).toEqual([0, ""]);
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { at: string }).at.slice(0, 10)),
  ).toEqual(["2026-11-01", "2026-11-02"]);
}, 30_000);
