import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { toKeyPair } from "../../src/sealing/key-pair.ts";
import { open } from "../../src/sealing/open.ts";
import { seal } from "../../src/sealing/seal.ts";
import { sealing } from "../../src/sealing/sealing.ts";

const key = Buffer.from("the key of this Slipway, and of no other");
const before = Buffer.from("the key that this Slipway had before it");
const [mine, former] = [toKeyPair(key), toKeyPair(before)];
const binding = { repository: 11, environment: "production", name: "API_KEY" };
const sealed = seal("hunter2", binding, mine.public);
const zeros = `sealed:1.${mine.public.id}.${Buffer.alloc(32 + 64 + 16).toString("base64url")}`;
const opened = (text: string, told: Partial<typeof binding> = {}) => open(text, { ...binding, ...told }, [mine]);

test("whatever is sealed is opened again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string(), (value, environment) => {
      const place = { ...binding, environment };
      expect(open(seal(value, place, mine.public), place, [former, mine])).toEqual({ value });
    }),
    { numRuns: 100 },
  );
});

test("a sealed text says in which version and for which key it is, and has no character that a command would quote", () => {
  expect(sealed).toMatch(/^sealed:1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(sealed).toContain(`.${mine.public.id}.`);
});

test("the same value is another text each time, and short values are as long as each other", () => {
  expect(seal("hunter2", binding, mine.public)).not.toBe(sealed);
  expect(seal("", binding, mine.public)).toHaveLength(sealed.length);
  expect(seal("x".repeat(63), binding, mine.public)).toHaveLength(sealed.length);
  expect(seal("x".repeat(64), binding, mine.public).length).toBeGreaterThan(sealed.length);
});

test("upper and lower case are the same in environments and names, as in commands", () => {
  expect(opened(sealed, { environment: "Production", name: "api_key" })).toEqual({ value: "hunter2" });
});

test.each([
  ["another repository", { repository: 12 }],
  ["another environment", { environment: "staging" }],
  ["another name", { name: "API_KEYS" }],
  ["a name that takes a part of the environment", { environment: "productio", name: "nAPI_KEY" }],
])("a text for %s is not opened", (_, told) => {
  expect(opened(sealed, told)).toEqual({ why: "place" });
});

test("not one character of a sealed text can be changed", () => {
  const letters = sealed.split("");
  for (const [index, letter] of letters.entries()) {
    const changed = letters.with(index, letter === "A" ? "B" : "A").join("");
    expect(opened(changed)).toHaveProperty("why");
  }
});

test.each([
  ["no text", "form", ""],
  ["a prefix alone", "form", "sealed:"],
  ["what a card shows in its place", "form", "sealed:…"],
  ["another version", "form", sealed.replace(":1.", ":2.")],
  ["a text with a line end", "form", `${sealed}\n`],
  ["a text with padding", "form", `${sealed}=`],
  ["half a text", "form", sealed.slice(0, 60)],
  ["a text without its end", "form", sealed.slice(0, -4)],
  ["a public key that every private key agrees with", "place", zeros],
] as const)("%s is not opened: %s", (_, why, text) => {
  expect(opened(text)).toEqual({ why });
});

test("another Slipway says that the text is for a key that it does not have", () => {
  expect(open(sealed, binding, [former])).toEqual({ why: "key" });
  expect(open(sealed, binding, [])).toEqual({ why: "no_key" });
});

test("after the key is changed, what was sealed for the one before can still be opened", () => {
  const old = seal("hunter2", binding, former.public);
  const texts = { API_KEY: old };
  expect(sealing([key, before]).open(texts, binding)).toEqual({ kind: "opened", values: { API_KEY: "hunter2" } });
  expect(sealing([key]).open(texts, binding)).toEqual({ kind: "refused", name: "API_KEY", why: "key" });
});

test("of several values all are opened, or none", () => {
  const other = seal("swordfish", { ...binding, name: "OTHER" }, mine.public);
  expect(sealing([key]).open({ API_KEY: sealed, WRONG: other }, binding)).toEqual({
    kind: "refused",
    name: "WRONG",
    why: "place",
  });
  expect(sealing([key]).open({ API_KEY: sealed, other }, binding)).toEqual({
    kind: "opened",
    values: { API_KEY: "hunter2", other: "swordfish" },
  });
});

test("the pair of keys depends on the key alone, so that texts outlive the process", () => {
  expect(toKeyPair(Buffer.from(key)).public).toEqual(mine.public);
  expect(mine.public.raw).toHaveLength(32);
});
