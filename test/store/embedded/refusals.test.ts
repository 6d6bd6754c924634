import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { afterEach, expect, jest, test } from "@jest/globals";
import { accountOf } from "../../../src/store/embedded/account.ts";
import { findBinaries } from "../../../src/store/embedded/binaries.ts";
import { clusterIn } from "../../../src/store/embedded/cluster.ts";
import { openEmbedded } from "../../../src/store/embedded/open-embedded.ts";
import { folderFault, outputFault } from "../../../src/store/embedded/setup-fault.ts";
import { silentLog } from "../log.ts";
import { aDataDir } from "../postgres/server.ts";

// First starts on a machine that is busy with other things.
jest.setTimeout(60_000);

const folder = aDataDir();

afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusal(dataDir = folder): Promise<unknown> {
  return openEmbedded({ dataDir, log: silentLog }).catch((error: unknown) => error);
}

test("a database of another major version is refused, with the way out", async () => {
  await mkdir(clusterIn(folder), { recursive: true });
  await writeFile(`${clusterIn(folder)}/PG_VERSION`, "17\n");
  expect(await refusal()).toMatchObject({
    fault: "setup",
    message: expect.stringContaining(
      `${clusterIn(folder)} holds a database of PostgreSQL 17, and this Slipway brings PostgreSQL 18.`,
    ),
  });
});

test("a start that failed leaves the data folder free for the next one", async () => {
  await mkdir(clusterIn(folder), { recursive: true });
  await writeFile(`${clusterIn(folder)}/PG_VERSION`, "17\n");
  expect([await refusal(), await refusal()]).toMatchObject([{ fault: "setup" }, { fault: "setup" }]);
  await rm(clusterIn(folder), { recursive: true });
  await (await openEmbedded({ dataDir: folder, log: silentLog })).close();
});

test("a file where the data folder should be is refused", async () => {
  await writeFile(folder, "");
  const message = `The data folder ${folder} is not a folder. Set SLIPWAY_DATA_DIR to one.`;
  expect(await refusal()).toMatchObject({ fault: "setup", message });
  expect(await refusal(`${folder}/data`)).toMatchObject({ fault: "setup" });
});

test.each([
  ["aix", "ppc64"],
  ["linux", "s390x"],
  ["win32", "x64"],
])("without programs for %s %s the operator is told to bring a database", (platform, arch) => {
  expect(() => findBinaries(platform, arch)).toThrow(
    `Slipway brings no PostgreSQL for this platform (${platform} ${arch}). Set DATABASE_URL to one of your own.`,
  );
});

test.each([
  ["ENOSPC", "No space is left for the data folder /data. Make room there."],
  ["EACCES", "The data folder /data is not writable for Slipway."],
  ["EROFS", "The data folder /data is not writable for Slipway."],
])("%s is told as what it means", (code, message) => {
  expect(folderFault("/data", Object.assign(new Error("x"), { code }))).toMatchObject({
    fault: "setup",
    message: expect.stringContaining(message),
  });
});

test.each([
  ['initdb: error: could not write to file "pg_wal/xlogtemp.31": No space left on device', "No space is left for"],
  ['initdb: error: could not create directory "/data": Permission denied', "is not writable for Slipway"],
  [
    'FATAL:  could not load library "libxml2.so"',
    'does not start in /data:\nFATAL:  could not load library "libxml2.so"',
  ],
])("what PostgreSQL says at its end is handed on: %s", (line, message) => {
  expect(outputFault("/data", [line])).toMatchObject({ fault: "setup", message: expect.stringContaining(message) });
});

const root = "root:x:0:0:root:/root:/bin/bash";
const nobody = "nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin";
const postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

test("in place of root stands postgres where there is one, else nobody", () => {
  expect(accountOf([root, nobody, postgres].join("\n"))).toEqual({ uid: 101, gid: 104 });
  expect(accountOf([root, nobody].join("\n"))).toEqual({ uid: 65534, gid: 65533 });
  expect(() => accountOf(root)).toThrow("Start Slipway as an ordinary user");
});

test("errors that are not about the folder stay what they are", () => {
  const error = new TypeError("x is not a function");
  expect(folderFault(dirname(folder), error)).toBe(error);
});
