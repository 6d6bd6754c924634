import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { mask } from "../../src/domain/mask.ts";
import { formsOf } from "../../src/domain/secret-forms.ts";
import { runs } from "../properties/runs.ts";

interface Told {
  readonly secrets?: readonly string[];
  readonly patterns?: readonly RegExp[];
}

/** What is shown of texts that come one after another, and what was held back after each. */
function maskAll(texts: readonly string[], { secrets = [], patterns = [] }: Told) {
  let held = "";
  const shown: string[] = [];
  const kept: string[] = [];
  for (const [index, text] of texts.entries()) {
    const masked = mask({ held, text, secrets, patterns, final: index === texts.length - 1 });
    held = masked.held;
    shown.push(masked.text);
    kept.push(held);
  }
  return { shown, kept };
}

const maskOne = (text: string, told: Told): string => maskAll([text], told).shown.join("");

describe("secrets", () => {
  test.each<[name: string, text: string, secrets: readonly string[], shown: string]>([
    ["its value", "key=hunter2-of-acme;", ["hunter2-of-acme"], "key=***;"],
    ["every time", "hunter2 hunter2hunter2", ["hunter2"], "*** ******"],
    ["the longest of those that begin alike", "hunter2-of-acme", ["hunter", "hunter2-of-acme", "hunter2"], "***"],
    ["one within the other", "xhunter2y", ["xhunter2y", "hunt"], "***"],
    ["both of two that overlap", "abcdefgh!", ["abcdef", "defgh"], "***!"],
    ["as base64", "aHVudGVyMi1vZi1hY21l aHVudGVyMi1vZi1hY21lIQ==", ["hunter2-of-acme"], "*** ***IQ=="],
    ["as base64 with a name before it", `Basic ${btoa("ada:hunter2-of-acme")}`, ["hunter2-of-acme"], "Basic YWRhOm***"],
    ["as base64 for addresses", "fn5-fn5-Pj8_Pw", ["~~~~~~>???"], "***"],
    ["in an address", "https://ada:p%40ss%2Fword@x p%40ss%2fword", ["p@ss/word"], "https://ada:***@x ***"],
    ["in a form", "a=pass+word%21&b", ["pass word!"], "a=***&b"],
    ["in JSON", String.raw`{"a":"say \"friend\"\n"}`, ['say "friend"\n'], '{"a":"***"}'],
    ["without the blanks around it", "<hunter2>", ["hunter2\n"], "<***>"],
    ["beside colours, which stay", "\u001b[31mhunter2\u001b[0m", ["hunter2"], "\u001b[31m***\u001b[0m"],
    ["whatever characters it has", "a $& (.*)[a-z] z", ["$& (.*)[a-z]"], "a *** z"],
  ])("a secret is masked: %s", (_, text, secrets, shown) => {
    expect(maskOne(text, { secrets })).toBe(shown);
  });

  test("a secret of several lines is masked as a whole, and each line of eight characters or more by itself", () => {
    const secrets = ["-----BEGIN KEY-----\n  MIIEvQIBADAN\nshort\n-----END KEY-----\n"];
    expect(maskOne(`<${secrets[0]}>`, { secrets })).toBe("<***>");
    expect(maskOne("MIIEvQIBADAN\r\nshort\r\n", { secrets })).toBe("***\r\nshort\r\n");
  });

  test("what is too short to be a secret is not masked: the text would tell by its gaps what it is", () => {
    expect(maskOne("yes 80 \t\n     no", { secrets: ["yes", "80", "", " 80 ", "     ", "n"] })).toBe(
      "yes 80 \t\n     no",
    );
  });

  test("tokens of GitHub and of Slipway are masked without being told", () => {
    const word = "aB3".repeat(14);
    for (const token of ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "slipway_report_1_"])
      expect(maskOne(`(${token}${word}) https://x-access-token:${token}${word}@github.test`, {})).toBe(
        "(***) https://x-access-token:***@github.test",
      );
    expect(maskOne(`ghs_123_${word}.${word.repeat(10)}.${word}-_${word}\n`, {})).toBe("***\n");
    expect(maskOne("ghp_example and ghs_short, slipway_report_1_… too", {})).toBe(
      "ghp_example and ghs_short, slipway_report_1_… too",
    );
  });

  test("an operator's patterns mask what they match of a line", () => {
    const patterns = [/password=\S+/, /^id .*$/i, /x*/, /é/uy];
    expect(maskOne("a password=1 password=2\nID 7\r\nid 8\nno id 9\néxé", { patterns })).toBe(
      "a *** ***\n***\r\n***\nno id 9\n*********",
    );
  });
});

describe("texts that come in pieces", () => {
  test("a secret that is cut between two texts is masked, and what may be its beginning is held back", () => {
    const { shown, kept } = maskAll(["a hun", "ter", "2 b hunt", "ing h", ""], { secrets: ["hunter2"] });
    expect(shown).toEqual(["a ", "", "*** b ", "hunting ", "h"]);
    expect(kept).toEqual(["hun", "hunter", "hunt", "h", ""]);
  });

  test("a secret that is whole and cannot go on is not held back", () => {
    expect(mask({ held: "hunt", text: "er2", secrets: ["hunter2"], final: false })).toEqual({ text: "***", held: "" });
  });

  test("a token that is cut is held back until it ends, and one without an end is not held back for ever", () => {
    const half = "a1".repeat(20);
    expect(maskAll(["x gh", "s_", half, half, "\n"], {}).shown).toEqual(["x ", "", "", "", "***\n"]);
    const { shown, kept } = maskAll(["ghs_", ...Array.from({ length: 1000 }, () => half), "!"], {});
    expect(shown.join("")).toBe(`***${half.repeat(1000).slice(2044)}!`);
    expect(Math.max(...kept.map((one) => one.length))).toBeLessThan(2100);
  });

  test("secrets that overlap without an end are not held back for ever", () => {
    const { shown, kept } = maskAll([...Array.from({ length: 5000 }, () => "a"), "!"], { secrets: ["aaaa"] });
    expect(shown.join("")).toBe("***!");
    expect(Math.max(...kept.map((one) => one.length))).toBeLessThan(10);
  });

  test("where there are patterns a line is held back until it ends, and its first part where it is too long", () => {
    const patterns = [/pass \w+/];
    expect(maskAll(["a\rpa", "ss ", "word\nb"], { patterns }).shown).toEqual(["a\r", "", "***\nb"]);
    const { shown, kept } = maskAll(
      Array.from({ length: 100 }, () => "x".repeat(1000)),
      { patterns },
    );
    expect(shown.join("")).toHaveLength(100_000);
    expect(Math.max(...kept.map((one) => one.length))).toBeLessThan(4096);
  });

  test("a character that is cut in two halves is shown whole", () => {
    const [first = "", second = ""] = "\u{1f6a2}".split("");
    expect(maskAll([`a${first}`, `${second}b`], {}).shown).toEqual(["a", "\u{1f6a2}b"]);
  });
});

test.each<[name: string, text: string, secret: string]>([
  ["nearly the secret everywhere", "a".repeat(1_000_000), `${"a".repeat(20_000)}b`],
  ["nearly the secret from behind", "a".repeat(1_000_000), `b${"a".repeat(20_000)}`],
  ["the secret everywhere", "a".repeat(1_000_000), "a".repeat(20_000)],
  ["beginnings of tokens", "ghp_".repeat(250_000), "none"],
  ["beginnings of tokens that end", "ghp_ghp_/".repeat(110_000), "none"],
])("a megabyte that is %s takes no longer than any other", (_, text, secret) => {
  const begun = performance.now();
  mask({ held: "", text, secrets: [secret], final: false });
  expect(performance.now() - begun).toBeLessThan(5_000);
});

/** Few letters, so that what looks like a secret often is one, or nearly. */
const letters = fc.constantFrom(..."a a a a b b b é \n \r = /".split(" "), " ", "\u{1f6a2}", "\ud83d", "ghp_", "-");
const secret = fc.array(letters, { minLength: 2, maxLength: 9 }).map((some) => some.join(""));
const tokens = [
  "ghp_",
  "gh",
  "ghs_aa",
  `ghs_${"ab".repeat(16)}`,
  `github_pat_${"a".repeat(2040)}`,
  "slipway_report_1_-",
];

interface Case {
  readonly secrets: readonly string[];
  readonly text: string;
  readonly pieces: readonly string[];
}

const someCase: fc.Arbitrary<Case> = fc
  .array(secret, { maxLength: 4 })
  .chain((secrets) => {
    const forms = secrets.flatMap((one) => [one, one, ...formsOf(one)]);
    const whole = fc.constantFrom(...forms, ...tokens);
    const cut = fc.tuple(whole, fc.nat({ max: 8 })).map(([form, by]) => form.slice(by % form.length));
    const begun = fc.tuple(whole, fc.nat({ max: 8 })).map(([form, by]) => form.slice(0, by));
    const parts = fc.array(fc.oneof(letters, whole, cut, begun), { maxLength: 20 });
    return fc.record({ secrets: fc.constant(secrets), text: parts.map((some) => some.join("")) });
  })
  .chain((told) =>
    fc.array(fc.nat({ max: told.text.length }), { maxLength: 8 }).map((cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), told.text.length];
      const pieces = places.slice(1).map((end, index) => told.text.slice(places[index], end));
      return { ...told, pieces: [...pieces, ""] };
    }),
  );

/** The same, said in the simplest way: each place of each form, and of each token. */
function maskSlowly({ text, secrets }: Case): string {
  const forms = secrets.flatMap(formsOf);
  const token = /(?:gh[pousr]_|github_pat_|slipway_report_1_)[\w.-]*/y;
  let shown = "";
  let end = 0;
  for (let start = 0; start < text.length; start++) {
    token.lastIndex = start;
    const length = token.exec(text)?.[0].length ?? 0;
    const found = forms.filter((form) => text.startsWith(form, start)).map((form) => form.length);
    const longest = Math.max(0, ...found, length < 36 ? 0 : Math.min(length, 2048));
    if (longest > 0 && start >= end) shown += "***";
    end = Math.max(end, start + longest);
    if (start >= end) shown += text[start];
  }
  return shown;
}

test("however a text is cut, what is shown is the whole text without its secrets", () => {
  fc.assert(
    fc.property(someCase, (given) => {
      const { shown, kept } = maskAll(given.pieces, given);
      const all = shown.join("");
      expect(all).toBe(maskSlowly(given));
      expect(maskOne(given.text, given)).toBe(all);
      expect(given.secrets.flatMap(formsOf).filter((form) => all.includes(form))).toEqual([]);
      expect(Math.max(...kept.map((one) => one.length))).toBeLessThan(2 * 2048);
    }),
    runs,
  );
});

test("however a text is cut, patterns mask the same of it, and no secret is shown", () => {
  const patterns = [/a\w*b/, /^b.$/u, /[a-é]*/, /p_$/];
  fc.assert(
    fc.property(someCase, (given) => {
      const all = maskAll(given.pieces, { ...given, patterns }).shown.join("");
      expect(maskOne(given.text, { ...given, patterns })).toBe(all);
      expect(given.secrets.flatMap(formsOf).filter((form) => all.includes(form))).toEqual([]);
    }),
    runs,
  );
});
