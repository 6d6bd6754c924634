import { expect, test } from "@jest/globals";
import { Pulse } from "../../../src/store/queue/pulse.ts";
import { TurnedClock } from "../../stories/turned-clock.ts";
import { silentLog } from "../log.ts";

interface Bench {
  readonly said: string[];
  /** Beats as often as there are answers: whether the database was there. */
  readonly beat: (...there: readonly boolean[]) => Promise<void>;
}

function bench(): Bench {
  const clock = new TurnedClock();
  const said: string[] = [];
  let isThere = true;
  const answer = async (word: string): Promise<void> => {
    if (!isThere) throw new Error("no database");
    said.push(word);
  };
  const pulse = new Pulse({
    boss: { touch: () => answer("lives").then(() => ({})), supervise: () => answer("supervises") },
    clock,
    log: silentLog,
    worker: {
      claims: [{ id: "a", retryCount: 0, data: { job: "", key: "", tries: 0 } }],
      wake: () => said.push("wakes"),
    },
    every: 2000,
  });
  pulse.start();
  const beat = async (...there: readonly boolean[]): Promise<void> => {
    for (isThere of there) {
      clock.ringNext(new Date(clock.now().getTime() + 2000));
      await new Promise(setImmediate);
    }
  };
  return { said, beat };
}

test("every two seconds a process says which jobs live, before it looks for dead ones", async () => {
  const { said, beat } = bench();
  await beat(true, true);
  expect(said).toEqual(["lives", "supervises", "wakes", "lives", "supervises", "wakes"]);
});

test("when the database was away, nobody is declared dead before everybody had the time to beat", async () => {
  const { said, beat } = bench();
  await beat(false);
  expect(said.splice(0)).toEqual(["wakes"]);
  await beat(true, true, true, true);
  expect(said.splice(0)).toEqual(["lives", "wakes", "lives", "wakes", "lives", "wakes", "lives", "wakes"]);
  await beat(true);
  expect(said).toEqual(["lives", "supervises", "wakes"]);
});
