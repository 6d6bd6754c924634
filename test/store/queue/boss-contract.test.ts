import { expect } from "@jest/globals";
import { openQueue } from "./open-queue.ts";
import { queueContract } from "./queue-contract.ts";
import { queueServer } from "./server.ts";

const { empty } = queueServer();

queueContract(async () => {
  const queue = await openQueue(await empty());
  return {
    queue,
    now: () => Date.now(),
    moment: 150,
    until: async (happened, change) => {
      while (!happened()) await change();
    },
    close: async () => {
      await queue.idle();
      expect(await queue.depth()).toMatchObject({ ready: 0, running: 0, later: 0 });
      await queue.stop();
    },
  };
});
