import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { checkConfig } from "../../src/cli/check-config.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly said: readonly string[];
  readonly complained: readonly string[];
}

async function run(...words: readonly string[]): Promise<Ran> {
  const [said, complained]: [string[], string[]] = [[], []];
  const short = (text: string): string => text.replaceAll(folder, "");
  const terminal = {
    say: (text: string) => void said.push(...short(text).split("\n")),
    complain: (text: string) => void complained.push(...short(text).split("\n")),
  };
  return { code: await checkConfig.run(words, terminal), said, complained };
}

async function check(text: string): Promise<Ran> {
  const file = join(folder, "slipway.yml");
  await writeFile(file, text);
  return run(file);
}

test("a file without mistakes is said to have none", async () => {
  expect(await check('environments: { staging: , "preview-{number}": }')).toEqual({
    code: 0,
    said: ["/slipway.yml: no mistakes: 2 environments (staging, preview-{number})"],
    complained: [],
  });
  expect(await check("environments: { live: }")).toMatchObject({
    said: ["/slipway.yml: no mistakes: 1 environment (live)"],
  });
  expect(await check("default_environment: live")).toMatchObject({
    said: ["/slipway.yml: no mistakes: it names no environments"],
  });
});

test("each mistake is told with its place, as programs read it", async () => {
  expect(await check("environments:\n  qa:\n    reviews: many\n    wait: 60\n")).toEqual({
    code: 1,
    said: [
      '/slipway.yml:3:14: "reviews" must be a whole number from 0 to 20, not the text "many"',
      '/slipway.yml:4:11: "wait" must be a whole number above 0 with s, m, h or d, such as 30m, not the number 60',
    ],
    complained: [],
  });
});

test("a file that extends another says that this was not looked at", async () => {
  expect(await check("_extends: shared\nenvironments: { live: { after: [staging] } }")).toMatchObject({
    code: 0,
    said: [
      "/slipway.yml: no mistakes: 1 environment (live)",
      "shared:.github/slipway.yml, which it extends, was not looked at.",
    ],
  });
});

test("a file that cannot be read fails", async () => {
  expect(await run(join(folder, "none.yml"))).toMatchObject({ code: 1, said: ["/none.yml: cannot be read (ENOENT)"] });
  expect(await run(folder)).toMatchObject({ code: 1, said: [": cannot be read (EISDIR)"] });
});

test("what is not understood is explained", async () => {
  expect(await run("a.yml", "b.yml")).toMatchObject({
    code: 2,
    complained: ["One file at a time.", "", expect.any(String), "", expect.any(String), expect.any(String)],
  });
  expect(await run("--all")).toMatchObject({ code: 2, said: [] });
  expect(await run("--help")).toMatchObject({ code: 0, complained: [] });
});
