// What every store promises of runs and of what they printed, in memory or in PostgreSQL.
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Clock } from "../../src/domain/clock.ts";
import type { Run } from "../../src/domain/run.ts";
import type { LogPart, Store } from "../../src/flows/ports.ts";
import { anEnvironment } from "../builders/environment.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";

const kib = 1024;
const hostile = "'; drop table run; -- \u0000 \\u0000 \u{1f6a2} \ud83d \" \\ </script> é";

/** `open` answers a store that is empty. */
export function runsContract(open: (clock: Clock) => Promise<Store>): void {
  let store: Store;
  let time = today("12:00:00");

  beforeEach(async () => {
    time = today("12:00:00");
    store = await open({ now: () => new Date(time) });
  });

  const ids = (runs: readonly Run[]): string[] => runs.map(({ id }) => id);
  const addAll = async (runs: readonly Run[]): Promise<void> => {
    for (const run of runs) await store.runs.add(run);
  };

  describe("runs", () => {
    test("a run is added once; the second adding leaves it as it is", async () => {
      expect(await store.runs.add(aRun())).toBe(true);
      expect(await store.runs.add(aRun({ stage: "over" }))).toBe(false);
      expect(await store.runs.get(aRun().id)).toEqual(aRun());
      expect(await store.runs.get("11/4302")).toBeNull();
    });

    test("a run comes back exactly as it was kept, also with what strangers wrote into it", async () => {
      const heard = { state: "in_progress", description: hostile, at: today("12:00:05") } as const;
      const run = aRun({ heard, unwritten: [heard], handle: { text: hostile, list: [null, 1] }, held: hostile });
      await store.runs.add(aRun());
      expect(await store.runs.change(run.id, () => ({ run }))).toEqual(run);
      expect(await store.runs.get(run.id)).toEqual(run);
    });

    test("changes that come at the same time are made one after another, and what they print is kept in that order", async () => {
      await store.runs.add(aRun({ held: "0" }));
      const increment = (run: Run) => {
        const held = String(Number(run.held) + 1);
        return { run: { ...run, held }, output: `${held}\n` };
      };
      await Promise.all(Array.from({ length: 20 }, () => store.runs.change(aRun().id, increment)));
      expect((await store.runs.get(aRun().id))?.held).toBe("20");
      expect(await printed()).toBe(Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join(""));
    });

    test("a change that changes nothing answers the run as it is, and one of no run answers nothing", async () => {
      await store.runs.add(aRun());
      expect(await store.runs.change(aRun().id, () => null)).toEqual(aRun());
      expect(await store.runs.change("11/4302", (run) => ({ run, output: "?" }))).toBeNull();
      expect(await store.runs.get("11/4302")).toBeNull();
    });

    test("of a change that fails nothing is kept", async () => {
      await store.runs.add(aRun());
      const failing = store.runs.change(aRun().id, () => {
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await store.runs.get(aRun().id)).toEqual(aRun());
      expect(await store.runs.change(aRun().id, (run) => ({ run: { ...run, hasLog: true } }))).toMatchObject({
        hasLog: true,
      });
    });

    test("unsettled is what is not over, and what is over and not written to GitHub", async () => {
      const heard = { state: "success", at: today("12:00:05") } as const;
      await addAll([
        aRun({ id: "11/1", stage: "over" }),
        aRun({ id: "11/2", stage: "over", unwritten: [heard] }),
        ...(["waiting", "ordered", "running"] as const).map((stage) => aRun({ id: stage, stage })),
      ]);
      expect(ids(await store.runs.unsettled())).toEqual(["11/2", "waiting", "ordered", "running"]);
      await store.runs.change("11/2", (run) => ({ run: { ...run, unwritten: [] } }));
      await store.runs.change("running", (run) => ({ run: { ...run, stage: "over" } }));
      expect(ids(await store.runs.unsettled())).toEqual(["waiting", "ordered"]);
    });

    test("a run is found by the workflow run that carries it out, in its own repository", async () => {
      await addAll([aRun({ id: "11/1" }), aRun()]);
      expect(await store.runs.ofWorkflowRun(11, 9_007_199_254_740)).toBeNull();
      const carried = { ...aRun(), workflowRun: 9_007_199_254_740 };
      await store.runs.change(carried.id, () => ({ run: carried }));
      expect(await store.runs.ofWorkflowRun(11, 9_007_199_254_740)).toEqual(carried);
      expect(await store.runs.ofWorkflowRun(12, 9_007_199_254_740)).toBeNull();
    });

    test("runs that wait for an environment come oldest first, however its name is spelled", async () => {
      const waiting = (id: string, createdAt: string): Run =>
        aRun({ id, stage: "waiting", createdAt: today(createdAt), environment: anEnvironment({ name: "Staging" }) });
      await addAll([
        waiting("late", "12:00:30"),
        waiting("early", "12:00:10"),
        waiting("as late", "12:00:30"),
        { ...waiting("elsewhere", "12:00:00"), repository: { ...aRun().repository, id: 12 } },
        { ...waiting("other", "12:00:00"), environment: anEnvironment({ name: "production" }) },
        { ...waiting("running", "12:00:00"), stage: "running" },
      ]);
      expect(ids(await store.runs.waitingFor(11, "sTAGING"))).toEqual(["early", "late", "as late"]);
    });

    test("a run that no request asked for holds an environment as a request does", async () => {
      const [first, second] = [aRun({ request: null }), aRun({ id: "11/4302", request: null })];
      expect(await store.leases.take(first)).toBe(first.id);
      expect(await store.leases.take(second)).toBe(first.id);
      expect(await store.leases.release(first)).toBe(true);
      expect(await store.leases.holder(second)).toBeNull();
    });
  });

  const print = async (output: string, id = aRun().id): Promise<void> => {
    await store.runs.change(id, (run) => ({ run, output }));
  };

  /** As many reads as it takes. */
  async function parts(after = 0): Promise<LogPart[]> {
    const { parts: read } = await store.logs.read(aRun().id, after);
    const last = read.at(-1);
    return last ? [...read, ...(await parts(last.number))] : [];
  }

  const textOf = (read: readonly LogPart[]): string => read.map(({ text }) => text).join("");
  const printed = async (): Promise<string> => textOf(await parts());

  describe("logs", () => {
    beforeEach(() => addAll([aRun(), aRun({ id: "11/4302" })]));

    test("who has read up to a part reads what came after it, and nothing twice", async () => {
      for (const output of ["one\n", "", "two\n"]) await print(output);
      await print("of another run", "11/4302");
      const read = await parts();
      expect(read).toMatchObject([
        { text: "one\n", missing: 0 },
        { text: "two\n", missing: 0 },
      ]);
      await print("three\n");
      expect(await parts(read.at(-1)?.number)).toMatchObject([{ text: "three\n", missing: 0 }]);
      expect(await store.logs.read("11/4303", 0)).toEqual({ parts: [] });
    });

    test("what no database can keep is replaced, and all else stays as it was printed", async () => {
      await print(`\u001b[31m${hostile}`);
      expect(await printed()).toBe(`\u001b[31m${hostile}`.replaceAll("\0", "\u{fffd}").toWellFormed());
    });

    test("much at once is kept in parts, none of which ends within a character", async () => {
      const text = `x${"\u{1f6a2}".repeat(160 * kib)}`;
      await print(text);
      const read = await parts();
      expect(Math.max(...read.map((part) => part.text.length))).toBeLessThanOrEqual(64 * kib);
      expect(read.every((part) => part.text.isWellFormed())).toBe(true);
      expect(textOf(read) === text).toBe(true);
    });

    test.each([
      ["at once", 4000 * kib],
      ["in large parts", 100 * kib],
      ["in small parts", 9 * kib - 1],
    ])(
      "of a long log that was printed %s the beginning and the end stay, and the gap says how long it is",
      async (_, size) => {
        const line = (index: number): string => `${String(index).padStart(7, "0")}\n`;
        const all = Array.from({ length: (4000 * kib) / 8 }, (__, index) => line(index)).join("");
        for (let start = 0; start < all.length; start += size) await print(all.slice(start, start + size));
        const read = await parts();
        const gaps = read.filter(({ missing }) => missing > 0);
        expect(gaps).toHaveLength(1);
        const [gap = { number: 0, text: "", missing: 0 }] = gaps;
        const index = read.indexOf(gap);
        const [beginning, end] = [textOf(read.slice(0, index)), textOf(read.slice(index))];
        expect(beginning === all.slice(0, 256 * kib)).toBe(true);
        expect(all.endsWith(end)).toBe(true);
        expect(beginning.length + gap.missing + end.length).toBe(all.length);
        expect(end.length).toBeGreaterThanOrEqual(1024 * kib);
        expect(end.length).toBeLessThanOrEqual((1024 + 128) * kib);
      },
    );

    test("who was too slow is told how much they missed", async () => {
      await print("x".repeat(300 * kib));
      const [last] = (await parts()).slice(-1);
      await print("y".repeat(3000 * kib));
      const next = await parts(last?.number);
      expect(next.map(({ missing }) => missing > 0)).toEqual(next.map((_, index) => index === 0));
      expect((next[0]?.missing ?? 0) + textOf(next).length).toBe(3000 * kib);
    });

    test("one read is about a megabyte, and the next one goes on", async () => {
      const lines = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(64 * kib));
      for (const output of lines) await print(output);
      const first = await store.logs.read(aRun().id, 0);
      expect(textOf(first.parts)).toHaveLength(1024 * kib);
      expect((await printed()) === lines.join("")).toBe(true);
    });

    test("a log is forgotten when nothing was added to it for long, and what is added later is read", async () => {
      await print("old", "11/4302");
      await print("old");
      time = today("14:00:00");
      await print("new", "11/4302");
      await store.logs.forget(today("13:00:00"));
      expect(await parts()).toEqual([]);
      expect((await store.logs.read("11/4302", 0)).parts.map(({ text }) => text)).toEqual(["old", "new"]);
      await print("late");
      expect(await parts(3)).toMatchObject([{ text: "late", missing: 0 }]);
    });
  });
}
