// Deliveries into the database before GitHub is answered: those that arrive together are one statement.
import { createHash } from "node:crypto";
import type { Clock } from "../../domain/clock.ts";
import type { Delivery, HeadSighting, Inbox } from "../../flows/ports.ts";
import { errorField } from "../error-field.ts";
import type { BossQueue } from "../queue/boss-queue.ts";
import type { Database } from "./connect.ts";
import { pruneSome } from "./heads.ts";
import { headsStatement, intakeStatement } from "./intake-statement.ts";
import { keepStepByStep } from "./keep-step-by-step.ts";
import { toFault } from "./to-fault.ts";
import { together } from "./together.ts";

interface Outside {
  readonly database: Pick<Database, "sql" | "pool">;
  readonly queue: Pick<BossQueue, "sendAll" | "prepare">;
  readonly clock: Clock;
}

export const postgresInbox = (outside: Outside): Inbox => ({
  take: together(async (deliveries) => {
    await keep(outside, deliveries);
    return deliveries.map(() => {});
  }),
});

/** All or nothing: what is remembered as taken has its jobs in the queue. */
async function keep(outside: Outside, deliveries: readonly Delivery[]): Promise<void> {
  try {
    if (deliveries.some(wakes)) await keepStepByStep(outside, deliveries);
    else await keepAtOnce(outside, deliveries);
  } catch (error) {
    if (!isOvertaken(error)) throw toFault(error);
    await keepStepByStep(outside, deliveries);
  }
  pruneSome(outside.database.sql, headsOf(deliveries));
}

/** A delivery was taken before, or two processes wait for each other: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const isOvertaken = (error: unknown): boolean => ["23505", "40P01"].includes(errorField(error, "code"));

/** A job with an id may be waiting already: that takes a look. */
const wakes = ({ jobs }: Delivery): boolean => jobs.some(({ options }) => options.id !== undefined);

async function keepAtOnce({ database, queue, clock }: Outside, deliveries: readonly Delivery[]): Promise<void> {
  const heads = headsOf(deliveries);
  const bringing = eachOnce(deliveries.filter(({ jobs }) => jobs.length > 0));
  if (bringing.length === 0) return run(database, headsStatement(heads));
  const keys = bringing.filter(({ id }) => id !== "").map(({ id }) => `delivery/${id}`);
  const { insert, bell, kept } = await queue.prepare(bringing.flatMap(({ jobs }) => jobs));
  // In one order everywhere: two processes that insert the same keys crosswise would wait for each other.
  await run(database, intakeStatement({ heads, keys: keys.sort(), at: clock.now(), insert, bell }));
  kept();
}

type Statement = ReturnType<typeof headsStatement>;

/** A statement that has a name is planned once. */
async function run({ pool }: Outside["database"], { text, values }: Statement): Promise<void> {
  const name = createHash("sha1").update(text).digest("base64url");
  await pool.query({ name, text, values: [...values] });
}

/** Of the same delivery twice the first brings the jobs. */
const eachOnce = (deliveries: readonly Delivery[]): readonly Delivery[] => {
  const ids = new Set<string>();
  return deliveries.filter(({ id }) => id === "" || (!ids.has(id) && ids.add(id)));
};

/** Each row once, in one order everywhere. Of several deliveries within one second only some say what was before. */
function headsOf(deliveries: readonly Delivery[]): readonly HeadSighting[] {
  const rows = new Map<string, HeadSighting>();
  for (const { head } of deliveries) {
    if (!head) continue;
    const row = [head.repository, head.pullRequest, Date.parse(head.at), head.sha].join("/");
    const same = rows.get(row);
    rows.set(row, same ? { ...same, before: head.before ?? same.before } : head);
  }
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, head]) => head);
}
