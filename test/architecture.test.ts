// The picture of the house, held against the code: imports point inward, never sideways.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "@jest/globals";

const src = resolve(import.meta.dirname, "../src");

/** The rooms by ring; a room imports only from rings further in, and from itself. */
const ring: Record<string, number> = {
  domain: 0,
  config: 1,
  sealing: 1,
  commands: 2,
  gates: 2,
  cards: 2,
  flows: 3,
  events: 4,
  github: 4,
  executors: 4,
  store: 4,
  dashboard: 4,
  sandbox: 4,
  settings: 5,
  setup: 5,
  demo: 5,
  cli: 5,
};

/** Files that stand at the door: each with the rooms it may enter ("*": every room). */
const doors: Record<string, readonly string[] | "*"> = {
  "main.ts": "*",
  "run.ts": "*",
  setup: ["dashboard", "domain", "executors", "flows", "settings", "system-clock.ts", "web.ts"],
  "app.ts": "*",
  demo: "*",
  "cli.ts": "*",
  cli: ["config", "domain", "flows", "github", "sealing", "settings.ts", "setup", "store", "system-clock.ts"],
  "settings.ts": ["executors", "settings"],
  settings: ["executors"],
  "carrying.ts": ["dashboard", "domain", "executors", "flows", "sealing"],
  "carrying-routes.ts": ["app.ts", "dashboard", "executors", "sealing"],
  "dashboard-routes.ts": ["app.ts", "dashboard", "domain", "setup"],
  "metrics.ts": ["domain", "events", "flows", "metrics-figures.ts"],
  "metrics-figures.ts": ["domain", "flows"],
  "system-clock.ts": ["domain"],
  "every.ts": ["domain"],
  "recovery.ts": ["app.ts", "settings.ts", "every.ts", "domain", "events", "flows", "github"],
  "web.ts": ["app.ts", "domain", "flows"],
};

const pure = ["domain", "config", "sealing", "commands", "gates", "cards"];
const pureMayImport = ["yaml", "zod", "node:util", "fastest-levenshtein"];

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), "utf8");
  const specifiers = text.matchAll(
    /^(?:import|export)\b[^;]*?from\s+"([^"]+)"|\bimport\("([^"]+)"\)|^import "([^"]+)"/gm,
  );
  return [...specifiers].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? "";
    const local = specifier.startsWith(".");
    return { from: file, to: local ? relative(src, resolve(dirname(join(src, file)), specifier)) : specifier };
  });
}

const roomOf = (file: string): string => (file.includes("/") ? (file.split("/")[0] ?? file) : file);
const imports = files.flatMap(importsOf);
const isLocal = ({ to }: Import): boolean => to.endsWith(".ts") || to.endsWith(".json") || to.startsWith("..");

function allowed({ from, to }: Import): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];
  if (here === there) return true;
  const door = doors[here];
  if (door) return door === "*" || door.includes(there);
  return (ring[here] ?? -1) > (ring[there] ?? Number.POSITIVE_INFINITY);
}

test("every file of src stands in a room of the picture", () => {
  expect(files.filter((file) => !(roomOf(file) in ring) && !(file in doors))).toEqual([]);
});

test("imports point inward, never sideways", () => {
  expect(imports.filter(isLocal).filter((entry) => !allowed(entry))).toEqual([]);
});

test("the pure rooms know no I/O: neither Node's nor a package's", () => {
  const foreign = imports.filter((entry) => pure.includes(roomOf(entry.from)) && !isLocal(entry));
  const mayImport = (from: string): readonly string[] => (roomOf(from) === "sealing" ? ["node:crypto"] : pureMayImport);
  expect(foreign.filter(({ from, to }) => !mayImport(from).includes(to))).toEqual([]);
});

test("only settings.ts reads the environment of the process", () => {
  const readers = files.filter((file) => readFileSync(join(src, file), "utf8").includes("process.env"));
  expect(readers.filter((file) => file !== "settings.ts")).toEqual([]);
});

test("every file says in its first line what it is for", () => {
  const silent = files.filter((file) => !/^(#!.*\n)?\/\/ \S.{10,}/.test(readFileSync(join(src, file), "utf8")));
  expect(silent).toEqual([]);
});

test("the picture of the rooms in CONTRIBUTING.md is this one", () => {
  const text = readFileSync(resolve(src, "../CONTRIBUTING.md"), "utf8");
  const drawn = [...text.matchAll(/^ {2}(\w+)\/\s+ring (\d)/gm)].map((match) => [match[1], Number(match[2])]);
  const built = Object.entries(ring).filter(([room]) => files.some((file) => roomOf(file) === room));
  expect(Object.fromEntries(drawn)).toEqual(Object.fromEntries(built));
});
