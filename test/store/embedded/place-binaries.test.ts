import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { placeBinaries } from "../../../src/store/embedded/place-binaries.ts";

const somebody = { uid: 65_534, gid: 65_534 };
let root = "";
let folder = "";
let dataDir = "";

/** A package as npm unpacks it: its links are made by a script, where scripts may run. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "programs-"));
  await chmod(root, 0o755);
  [folder, dataDir] = [join(root, "package", "native"), join(root, "data")];
  await mkdir(join(folder, "bin"), { recursive: true });
  await mkdir(join(folder, "lib"));
  await mkdir(dataDir);
  await writeFile(join(folder, "bin", "postgres"), "program", { mode: 0o755 });
  await writeFile(join(folder, "lib", "libpq.so.5.18"), "library");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const withLinks = (): Promise<void> =>
  writeFile(
    join(folder, "pg-symlinks.json"),
    JSON.stringify([{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }]),
  );

test("programs that the server's account can run stay where they are", async () => {
  expect(await placeBinaries({ folder, version: "18.4.0" }, dataDir, null)).toBe(folder);
  expect(await placeBinaries({ folder, version: "18.4.0" }, dataDir, somebody)).toBe(folder);
});

test("where npm ran no scripts, a copy gets the links that are missing", async () => {
  await withLinks();
  const copy = await placeBinaries({ folder, version: "18.4.0" }, dataDir, null);
  expect(copy).toBe(join(dataDir, "programs-18.4.0"));
  expect(await readlink(join(copy, "lib", "libpq.so.5"))).toBe("libpq.so.5.18");
  expect(await readFile(join(copy, "bin", "postgres"), "utf8")).toBe("program");
  expect((await readdir(join(copy, "lib"))).sort()).toEqual(["libpq.so.5", "libpq.so.5.18"]);
});

test("the copy is made once for each version, and older ones go", async () => {
  await withLinks();
  const first = await placeBinaries({ folder, version: "18.4.0" }, dataDir, null);
  const { ino } = await stat(first);
  expect((await stat(await placeBinaries({ folder, version: "18.4.0" }, dataDir, null))).ino).toBe(ino);
  await placeBinaries({ folder, version: "18.5.0" }, dataDir, null);
  expect(await readdir(dataDir)).toEqual(["programs-18.5.0"]);
});

const testAsRoot = process.getuid?.() === 0 ? test : test.skip;

testAsRoot("in a clone that only root may enter, the server's account gets a copy of its own", async () => {
  await chmod(join(root, "package"), 0o700);
  const copy = await placeBinaries({ folder, version: "18.4.0" }, dataDir, somebody);
  expect(copy).toBe(join(dataDir, "programs-18.4.0"));
  expect(await stat(join(copy, "bin", "postgres"))).toMatchObject(somebody);
});
