// What every executor promises: each is held against these tests.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { isFinal } from "../../src/domain/deployment.ts";
import type { Order } from "../../src/domain/order.ts";
import type { Report } from "../../src/domain/report.ts";
import type { Run } from "../../src/domain/run.ts";
import type { ExecutorOutside } from "../../src/executors/outside.ts";
import type { Executor, Started } from "../../src/flows/ports.ts";
import { systemClock } from "../../src/system-clock.ts";
import { until } from "../chaos/until.ts";
import { silentLog } from "../store/log.ts";
import { aRun, anOrder, ordered } from "./run.ts";

/** What an executor under test stands on: a program, a service, a GitHub. Empty when it is made. */
export interface Bench {
  /** An executor with nothing in its memory, as after a restart; the one before is asked nothing any more. */
  open(outside: ExecutorOutside): Executor;
  /** How often work was begun, by whatever order. */
  begun(): Promise<number>;
  /** Lets the work that is under way, or will be, end like this. */
  end(as: "success" | "failure"): Promise<void>;
  /** What is carried out, where it takes more than any run and order. */
  readonly run?: Run;
  readonly order?: Order;
  close(): Promise<void>;
}

export interface Traits {
  /** It learns of the end by itself: by `report`, or when it is asked. Otherwise somebody else tells. */
  readonly follows: boolean;
  readonly cancels: boolean;
}

export function executorContract(name: string, make: () => Promise<Bench>, traits: Traits): void {
  let bench: Bench;
  let outside: HeardOutside;
  let executor: Executor;
  /** The run as it is kept. */
  let run: Run;
  let order: Order;

  const follows = traits.follows ? test : test.skip;
  const cancels = traits.cancels ? test : test.skip;

  beforeEach(async () => {
    bench = await make();
    outside = heardOutside();
    executor = bench.open(outside);
    run = bench.run ?? aRun();
    order = bench.order ?? anOrder();
  });

  afterEach(() => bench.close());

  const now = (): string => outside.clock.now().toISOString();

  /** What is remembered is there when the executor is asked again. */
  const start = (): Promise<Started> =>
    executor.start(run, order, async (handle) => {
      run = { ...run, orderedAt: now(), handle: JSON.parse(JSON.stringify(handle)) as unknown };
    });

  /** As it is kept when the start is recorded. */
  const recorded = (started: Started): Run => ({ ...ordered(run, started), orderedAt: run.orderedAt ?? now() });

  const restart = (): void => {
    executor = bench.open(outside);
  };

  const isBegun = async (): Promise<void> => {
    expect(await until(async () => (await bench.begun()) > 0, patience)).toBe(true);
  };

  /** Looks now and then, as Slipway does between the news. */
  const ending = async (run: Run): Promise<Report> => {
    const seen = async (): Promise<Report | undefined> => {
      const found = await executor.observe(run);
      return outside.ends(run.id)[0] ?? (found && isFinal(found.state) ? found : undefined);
    };
    let end: Report | undefined;
    await until(async () => (end = await seen()) !== undefined, patience);
    if (!end) throw new Error("no end was seen");
    return end;
  };

  describe(name, () => {
    test("an order that is handed over twice at once is carried out once", async () => {
      const [started] = await Promise.all([start(), start()]);
      await isBegun();
      await bench.end("success");
      if (traits.follows) await ending(recorded(started));
      expect(await bench.begun()).toBe(1);
    });

    test("an order that is handed over again after a restart is carried out once", async () => {
      await start();
      await isBegun();
      restart();
      const again = await start();
      expect(isFinal(again.report.state)).toBe(false);
      await bench.end("success");
      if (traits.follows) await ending(recorded(again));
      expect(await bench.begun()).toBe(1);
    });

    test("to look for a run that never was starts nothing", async () => {
      const report = await executor.observe({ ...run, orderedAt: now() });
      expect(report?.state ?? "error").toBe("error");
      expect(await bench.begun()).toBe(0);
    });

    test("what finds a run again is plain JSON", async () => {
      const { handle } = await start();
      expect(JSON.parse(JSON.stringify(handle))).toEqual(handle);
    });

    follows.each(["success", "failure"] as const)("an end as %s is reported, once", async (as) => {
      const started = recorded(await start());
      await isBegun();
      await bench.end(as);
      expect(await ending(started)).toMatchObject({ state: as });
      await executor.observe(started);
      expect(outside.ends(run.id).length).toBeLessThanOrEqual(1);
    });

    follows("a run that goes on over a restart is found again, and its end reported", async () => {
      const started = recorded(await start());
      await isBegun();
      restart();
      const found = await executor.observe(started);
      expect(found === null || !isFinal(found.state)).toBe(true);
      await bench.end("success");
      expect(await ending(started)).toMatchObject({ state: "success" });
      expect(await bench.begun()).toBe(1);
    });

    follows("a run that ended while nobody looked is found ended", async () => {
      const started = recorded(await start());
      await isBegun();
      restart();
      await bench.end("failure");
      expect(await ending(started)).toMatchObject({ state: "failure" });
    });

    cancels("a run that is cancelled twice ends, and not as a success", async () => {
      const started = recorded(await start());
      await isBegun();
      const answers = [await executor.cancel?.(started), await executor.cancel?.(started)];
      expect(answers).toEqual([true, true]);
      if (!traits.follows) return;
      expect(await ending(started)).toMatchObject({ state: "error" });
      expect(outside.ends(run.id).length).toBeLessThanOrEqual(1);
    });

    test("no report holds a secret", async () => {
      const started = await start();
      await isBegun();
      await bench.end("failure");
      if (traits.follows) await ending(recorded(started));
      const said = JSON.stringify([started, outside.reports]);
      for (const secret of secretsOf(order)) expect(said).not.toContain(secret);
    });
  });
}

const patience = { within: 20_000, every: 10 };

const secretsOf = ({ report, sealed }: Order): readonly string[] => [report.token, ...Object.values(sealed)];

export interface HeardOutside extends ExecutorOutside {
  readonly reports: readonly { readonly run: string; readonly report: Report }[];
  /** What a run printed. */
  printed(run: string): string;
  ends(run: string): readonly Report[];
}

/** Takes everything, and remembers it. */
export function heardOutside(): HeardOutside {
  const reports: { run: string; report: Report }[] = [];
  const output = new Map<string, string>();
  return {
    clock: systemClock,
    log: silentLog,
    reports,
    report: async (run, report) => void reports.push({ run, report }),
    output: async (run, text) => void output.set(run, (output.get(run) ?? "") + text),
    printed: (run) => output.get(run) ?? "",
    ends: (id) => reports.flatMap(({ run, report }) => (run === id && isFinal(report.state) ? [report] : [])),
  };
}
