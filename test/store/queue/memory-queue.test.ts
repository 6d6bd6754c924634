import { MemoryQueue } from "../../../src/store/memory-queue.ts";
import { TurnedClock } from "../../stories/turned-clock.ts";
import { queueContract } from "./queue-contract.ts";

queueContract(async () => {
  const clock = new TurnedClock();
  const queue = new MemoryQueue(clock);
  return {
    queue,
    now: () => clock.now().getTime(),
    moment: 10 * 60_000,
    until: async (happened) => {
      const end = new Date(clock.now().getTime() + 48 * 60 * 60_000);
      await queue.idle();
      while (!happened() && clock.ringNext(end)) await queue.idle();
    },
    close: async () => queue.stop(),
  };
});
