// The documents, read by a test, so that they cannot rot.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { expect, test } from "@jest/globals";
import { parseConfig } from "../src/config/parse-config.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(resolve(root, path), "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(resolve(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);

test("the first screen of the README shows the two commands", () => {
  const screen = read("README.md").split("\n").slice(0, 30).join("\n");
  expect(screen).toContain("npm ci && npm run demo");
  expect(screen).toContain("npm ci && npm test");
});

test.each(documents)("%s names only scripts that exist", (document) => {
  const named = [...read(document).matchAll(/npm run ([\w-]+(?::[\w-]+)*)/g)].map((match) => match[1]);
  expect(named.filter((script) => !scripts.includes(script ?? ""))).toEqual([]);
});

test.each(documents)("%s links only to files that exist", (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
  expect(links.filter((link) => !existsSync(resolve(root, dirname(document), link)))).toEqual([]);
});

test.each(documents)("%s names only files of the source that exist", (document) => {
  const named = [...read(document).matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+\.\w+)`/g)].map(
    (match) => match[1] ?? "",
  );
  // What is in capitals is a place for a name.
  const real = named.filter((file) => !/\/[A-Z]+\./.test(file));
  expect(real.filter((file) => !existsSync(resolve(root, file)))).toEqual([]);
});

test("the configuration that the README shows has no mistake", () => {
  const blocks = [...read("README.md").matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  expect(blocks.length).toBeGreaterThan(0);
  for (const block of blocks) expect(parseConfig(block)).toHaveProperty("settings");
});

test(".env.example has every setting that is read, and no other", () => {
  const shown = [...read(".env.example").matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? "");
  const asked = [...read("src/settings/schema.ts").matchAll(/^ {2}([A-Z][A-Z_]+): (?:z|key|secret\()/gm)].map(
    (match) => match[1] ?? "",
  );
  expect([...shown].sort()).toEqual([...asked, "PRIVATE_KEY", "PRIVATE_KEY_PATH"].sort());
});

test("the command of CI is the one that the README shows", () => {
  expect(read(".ci/run")).toMatch(/npm run check[\s\S]*npm ci.* && npm test/);
});

test("every decision says what it binds, in thirty lines", () => {
  const decisions = documents.filter((document) => document.startsWith("docs/adr/"));
  for (const decision of decisions) {
    expect(read(decision)).toMatch(/\*\*Decision\.\*\*[\s\S]*\*\*Why\.\*\*[\s\S]*\*\*Consequence\.\*\*/);
    expect(read(decision).split("\n").length).toBeLessThanOrEqual(31);
  }
});
