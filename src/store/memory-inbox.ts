// The inbox in memory: what it keeps, a restart forgets.
import type { Inbox, Queue, Store } from "../flows/ports.ts";

/** A wake-up has an id of its own in the queue; only what a delivery brings new must not come twice. */
export const memoryInbox = (store: Store, queue: Queue): Inbox => ({
  take: async ({ id, head, jobs }) => {
    if (head) await store.heads.record(head);
    if (id !== "" && jobs.length > 0 && !(await store.first(`delivery/${id}`))) return;
    for (const { job, options } of jobs) await queue.send(job, options);
  },
});
