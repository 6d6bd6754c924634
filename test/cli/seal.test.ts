import { Readable, Writable } from "node:stream";
import { expect, test } from "@jest/globals";
import type { Asking } from "../../src/cli/find-recipient.ts";
import { parseSeal } from "../../src/cli/parse-seal.ts";
import { readSecret } from "../../src/cli/read-secret.ts";
import { type Outside, sealFor } from "../../src/cli/seal.ts";
import { toKeyPair } from "../../src/sealing/key-pair.ts";
import { open } from "../../src/sealing/open.ts";

const key = Buffer.from("the key of this Slipway, and of no other");
const pair = toKeyPair(key);
const words = ["--url", "https://slipway.test/", "--repo", "acme/site", "--environment", "production", "API_KEY"];

interface Told extends Partial<Outside> {
  readonly answers?: Readonly<Record<string, object>>;
}

const site = "https://api.github.test/repos/acme/site";
const usual = {
  "https://slipway.test/seal-key": { id: pair.public.id, key: pair.public.raw.toString("base64url") },
  [site]: { id: 11, full_name: "acme/site" },
};

/** What was asked for with which headers, what was said, and with which exit code. */
async function run(asked: readonly string[], { answers = usual, ...told }: Told = {}) {
  const calls: [address: string, token: string | null][] = [];
  const said: string[] = [];
  const complaints: string[] = [];
  const fetch: Asking["fetch"] = async (address, init) => {
    calls.push([address, new Headers(init.headers).get("authorization")]);
    const answer = answers[address];
    return answer ? Response.json(answer) : Response.json({ message: "Not Found" }, { status: 404 });
  };
  const outside = { key: null, apiUrl: "https://api.github.test", token: null, readSecret: async () => "hunter2" };
  const terminal = { say: (text: string) => said.push(text), complain: (text: string) => complaints.push(text) };
  const wanted = parseSeal(asked);
  if (wanted.kind !== "seal") throw new Error(JSON.stringify(wanted));
  const code = await sealFor(wanted, { ...outside, fetch, ...told }, terminal);
  return { code, calls, said, complaints: complaints.join("\n") };
}

const opened = (line: string | undefined) => {
  const [name = "", text = ""] = (line ?? "").split("=");
  return open(text, { repository: 11, environment: "production", name }, [pair]);
};

test("a value is sealed with the key that Slipway shows, for the repository that GitHub names", async () => {
  const { code, calls, said, complaints } = await run(words);
  expect(code).toBe(0);
  expect(calls).toEqual([
    ["https://slipway.test/seal-key", null],
    [site, null],
  ]);
  expect(said).toEqual([expect.stringMatching(/^API_KEY=sealed:1\./)]);
  expect(opened(said[0])).toEqual({ value: "hunter2" });
  expect(complaints).toBe("Sealed for acme/site (11), production.");
});

test("GitHub gets the token, and Slipway does not", async () => {
  const { calls } = await run(words, { token: "token-of-ada" });
  expect(calls).toEqual([
    ["https://slipway.test/seal-key", null],
    [site, "Bearer token-of-ada"],
  ]);
});

test("with SLIPWAY_KEY and the repository's number nobody is asked anything", async () => {
  const { calls, said } = await run(["--repository-id", "11", "--environment", "production", "API_KEY"], { key });
  expect(calls).toEqual([]);
  expect(opened(said[0])).toEqual({ value: "hunter2" });
});

test.each([
  ["a private repository", words, { answers: { ...usual, [site]: { message: "Not Found" } } }, "set GITHUB_TOKEN"],
  ["a Slipway without a key", words, { answers: { [site]: usual[site] as object } }, "SLIPWAY_KEY"],
  ["a key that is none", words, { answers: { "https://slipway.test/seal-key": { key: "abc" } } }, "and no key"],
  ["no Slipway at all", words.slice(2), {}, "--url"],
  [
    "a Slipway that is away",
    words,
    { fetch: () => Promise.reject(new Error("refused")) },
    "slipway.test does not answer",
  ],
])("%s: says what to do", async (_, asked, told: Told, sentence) => {
  await expect(run(asked, told)).rejects.toThrow(sentence);
});

test.each([
  ["x".repeat(4_097), 1, "4096 are the most"],
  ["a\0b", 1, "NUL"],
  ["abc", 0, "so short that logs cannot hide it"],
])("the value %j", async (value, code, sentence) => {
  const ran = await run(words, { readSecret: async () => value });
  expect(ran).toMatchObject({ code, complaints: expect.stringContaining(sentence) });
});

test.each([
  [words.slice(0, -1), "Name one parameter"],
  [[...words, "OTHER"], "Name one parameter"],
  [[...words.slice(0, -1), "API_KEY=hunter2"], "stays in your shell's history"],
  [[...words.slice(0, -1), "API-KEY"], "letters, digits and _"],
  [["--url", "http://slipway.test", ...words.slice(2)], "--url is an https address"],
  [words.filter((word) => !/environment|production/.test(word)), "--environment"],
  [words.filter((word) => !/repo|acme/.test(word)), "for which repository"],
  [[...words, "--repository-id", "11"], "for which repository"],
  [["--repo", "acme", "--environment", "production", "KEY"], "for which repository"],
  [["--repository-id", "1e3", "--environment", "production", "KEY"], "for which repository"],
  [["--reop", "acme/site", "KEY"], "Unknown option"],
])("%j is not understood", (asked, sentence) => {
  expect(parseSeal(asked)).toMatchObject({ kind: "problem", problem: expect.stringContaining(sentence) });
});

test("a Slipway on this machine may be asked without https", () => {
  expect(parseSeal(["--url", "http://localhost:3000", ...words.slice(2)])).toMatchObject({ kind: "seal" });
});

/** What is typed or piped in, and what the terminal shows. */
async function reading(text: readonly string[], isTTY: boolean): Promise<readonly [secret: string, shown: string]> {
  let shown = "";
  const output = new Writable({ write: (chunk, _encoding, done) => done(void (shown += String(chunk))) });
  const secret = await readSecret("Value: ", { input: Object.assign(Readable.from(text), { isTTY }), output });
  return [secret, shown];
}

test("what is piped in is taken as it is, without the line end at its end", async () => {
  expect(await reading(["line 1\nli", "ne 2\n"], false)).toEqual(["line 1\nline 2", ""]);
  expect(await reading(["no line end"], false)).toEqual(["no line end", ""]);
});

test("what is typed is not shown", async () => {
  expect(await reading(["hunter2\r"], true)).toEqual(["hunter2", "Value: \n"]);
});

test("nothing is no secret", async () => {
  await expect(reading(["\n"], false)).rejects.toThrow("nothing was sealed");
  await expect(reading([], true)).rejects.toThrow("nothing was sealed");
});
