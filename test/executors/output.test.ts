// What a command prints, as it reaches the log.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { nextPart, type Source } from "../../src/executors/command/next-part.ts";
import { createSegments, type Segments } from "../../src/executors/command/segments.ts";
import { aCommand, clearAway, makeFolder, sh } from "./command-stage.ts";
import { openCase } from "./command-case.ts";
import { heardOutside } from "./executor-contract.ts";
import { aRun } from "./run.ts";

let folder: string;
let segments: Segments;

beforeEach(async () => {
  folder = await makeFolder();
  await mkdir(join(folder, "output"));
  segments = createSegments(join(folder, "output"));
});

afterEach(() => clearAway(folder));

const write = (text: string | Uint8Array): void => segments.write(typeof text === "string" ? Buffer.from(text) : text);

/** All parts from there, as they come. */
async function parts(source: Source, from = 0): Promise<{ texts: string[]; next: number }> {
  const texts: string[] = [];
  let next = from;
  for (;;) {
    const part = await nextPart(join(folder, "output"), next, source);
    if (!part) return { texts, next };
    texts.push(part.text);
    next = part.next;
  }
}

describe("what has come", () => {
  test.each<[string, string | Uint8Array, Source, string]>([
    ["nothing", "", "growing", ""],
    ["whole lines", "one\ntwo\n", "growing", "one\ntwo\n"],
    ["a line that may grow, not yet", "one\ntwo", "growing", "one\n"],
    ["a line that rests, such as a prompt", "Sure? ", "resting", "Sure? "],
    ["a line that nobody ended", "one\ntwo", "ended", "one\ntwo"],
    ["colours, as they are", "\x1b[32mok\x1b[0m\r\n", "growing", "\x1b[32mok\x1b[0m\r\n"],
    ["what is no text, as a mark", Uint8Array.of(0xff, 0x41, 0xc3, 0x0a), "growing", "\ufffdA\ufffd\n"],
    ["what no database keeps, as a mark", "a\0b\n", "growing", "a\ufffdb\n"],
    ["a mark at the beginning that belongs to it", "\ufeffone\n", "growing", "\ufeffone\n"],
    ["half a character, not yet", Buffer.from("aé").subarray(0, 2), "resting", "a"],
    ["half a character of four bytes, not yet", Buffer.from("a🚢").subarray(0, 4), "resting", "a"],
    ["a whole character of four bytes", "a🚢", "resting", "a🚢"],
    ["half a character at the end", Buffer.from("aé").subarray(0, 2), "ended", "a\ufffd"],
  ])("%s", async (_, printed, source, told) => {
    write(printed);
    expect((await parts(source)).texts.join("")).toBe(told);
  });

  test("a character that comes in two halves is one", async () => {
    const [first, second] = [Buffer.from("é\n").subarray(0, 1), Buffer.from("é\n").subarray(1)];
    write(first);
    const { texts, next } = await parts("resting");
    write(second);
    expect([texts, (await parts("growing", next)).texts]).toEqual([[], ["é\n"]]);
  });

  test("a line over the border of two segments is one", async () => {
    const line = `${"x".repeat(1000)}\n`;
    for (let i = 0; i < 800; i++) write(line);
    expect((await parts("ended")).texts.join("")).toBe(line.repeat(800));
  });
});

/** Numbered lines of 20 bytes. */
const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `line ${String(from + index).padStart(14)}\n`).join("");

const marks = /^\[([\d,]+) bytes of output left out\]$/;

/** What was told and what was left out, which is all. */
function measured(text: string): { readonly lines: readonly string[]; readonly left: number; readonly bytes: number } {
  const lines = text.split("\n").slice(0, -1);
  const told = lines.filter((line) => !marks.test(line));
  const left = lines.map((line) => Number(marks.exec(line)?.[1]?.replaceAll(",", "") ?? 0)).reduce((a, b) => a + b, 0);
  return { lines: told, left, bytes: told.reduce((sum, line) => sum + line.length + 1, 0) };
}

describe("too much of it", () => {
  test("the first and the last of ten megabytes stay, and a mark says how much does not", async () => {
    for (let at = 0; at < 500_000; at += 1000) write(numbered(at, at + 1000));
    const { lines, left, bytes } = measured((await parts("ended")).texts.join(""));
    expect(left + bytes).toBe(10_000_000);
    expect(bytes).toBeLessThan(2.1 * 1024 * 1024);
    expect(lines.slice(0, 50_000).join("\n")).toBe(numbered(0, 50_000).trimEnd());
    expect(lines.slice(-35_000).join("\n")).toBe(numbered(465_000, 500_000).trimEnd());
    expect(lines.every((line) => line.length === 19)).toBe(true);
  });

  test("who reads along gets everything", async () => {
    let at = 0;
    let told = "";
    for (let line = 0; line < 300_000; line += 5000) {
      write(numbered(line, line + 5000));
      const { texts, next } = await parts("growing", at);
      at = next;
      told += texts.join("");
    }
    expect(told).toBe(numbered(0, 300_000));
  });

  test("who was away for a while misses the middle, in whole lines", async () => {
    write(numbered(0, 10_000));
    const { next } = await parts("growing");
    for (let line = 10_000; line < 300_000; line += 5000) write(numbered(line, line + 5000));
    const { lines, left, bytes } = measured((await parts("growing", next)).texts.join(""));
    expect(left + bytes).toBe(290_000 * 20);
    expect(lines.every((line) => line.length === 19)).toBe(true);
  });

  test("a line without end is cut as well", async () => {
    for (let i = 0; i < 100; i++) write("x".repeat(100_000));
    const text = (await parts("ended")).texts.join("");
    expect(text.length).toBeLessThan(2.1 * 1024 * 1024);
    expect(text).toMatch(/bytes of output left out/);
  });
});

describe("from a command", () => {
  async function printedBy(script: string, outside = heardOutside()) {
    const opened = openCase(folder, aCommand({ command: sh(script) }), outside);
    await opened.start();
    const end = await opened.ended();
    await opened.executor.stop();
    return { printed: outside.printed(aRun().id), end };
  }

  test("output and errors come in the order in which they were printed", async () => {
    const { printed } = await printedBy(
      "for i in 1 2 3 4 5 6 7 8 9; do echo out $i; echo err $i >&2; done; echo last > /dev/stderr",
    );
    const lines = Array.from({ length: 9 }, (_, i) => `out ${i + 1}\nerr ${i + 1}\n`).join("");
    expect(printed).toBe(`${lines}last\n`);
  });

  test("ten megabytes at once do not hold it up", async () => {
    const { printed, end } = await printedBy("yes 'line of nineteen b' | head -c 9500000");
    const { left, bytes } = measured(printed);
    expect({ end, all: left + bytes }).toEqual({ end: { state: "success" }, all: 9_500_000 });
  });

  test("what is not taken is kept, and told again in its order", async () => {
    const outside = heardOutside();
    let refusals = 0;
    const away = () => {
      if (refusals++ % 2 === 0) throw new Fault("transient", "the database is away");
    };
    const { printed, end } = await printedBy("echo one; echo two; exit 4", {
      ...outside,
      clock: { now: () => new Date(), pass: () => new Promise((resolve) => setImmediate(resolve)) },
      output: async (run, text) => (away(), outside.output(run, text)),
      report: async (run, report) => (away(), outside.report(run, report)),
    });
    expect({ printed, end }).toEqual({
      printed: "one\ntwo\n",
      end: { state: "failure", description: "Exit status 4" },
    });
    expect(refusals).toBeGreaterThan(3);
  });

  test("what is not wanted does not hold up what comes after it", async () => {
    const { end } = await printedBy("echo one", {
      ...heardOutside(),
      output: () => Promise.reject(new Error("a bug")),
    });
    expect(end).toEqual({ state: "success" });
  });
});
