// The queue in PostgreSQL, for any number of processes: nothing that was sent is lost, and a key runs one job at a time.
import { fromKysely, type KyselyTransactionLike } from "pg-boss";
import type { Alarms } from "../../domain/clock.ts";
import type { Job } from "../../flows/jobs.ts";
import type { Log, Queue, SendOptions, Sent } from "../../flows/ports.ts";
import type { Work } from "../memory-queue.ts";
import { attempt } from "./attempt.ts";
import { Bells } from "./bells.ts";
import { type DeadJob, deadJobs, revive } from "./dead-jobs.ts";
import { type Depth, depth, isAtRest } from "./depth.ts";
import { doorbell, hearDoorbell, ringDoorbell } from "./doorbell.ts";
import { enqueue, insertStatement, type Statement } from "./enqueue.ts";
import { faulty } from "./faulty.ts";
import { type Opened, openBoss } from "./open-boss.ts";
import { adoptOrphans } from "./orphans.ts";
import { Pulse } from "./pulse.ts";
import { type RetryTerms, retryTerms } from "./retry-delay.ts";
import { Worker } from "./worker.ts";

export interface BossQueueOptions {
  /** PostgreSQL's, as for `DATABASE_URL`. */
  readonly url: string;
  readonly clock: Alarms;
  readonly log: Log;
  /** How many jobs this process runs at a time. */
  readonly concurrency?: number;
  readonly retry?: RetryTerms;
  /** Milliseconds between two looks for what nobody told this process of. */
  readonly pulse?: number;
}

/** Connects, and brings pg-boss's own tables up to date. Throws a `Fault` where the database is not to be had. */
export const bossQueue = async (options: BossQueueOptions): Promise<BossQueue> =>
  new BossQueue(await faulty(() => openBoss(options.url, options.log)), options);

export interface Prepared {
  readonly insert: Statement;
  readonly bell: readonly [channel: string, from: string];
  readonly kept: () => void;
}

/**
 * Order: jobs of one key run in the order they were sent (of two senders at the same time, whose transaction began
 * first). A job for later is passed by until it is due, and then takes its old place. A failed job, or one whose process
 * ended, holds its key until it runs again. What is run again from the dead letters comes last.
 */
export class BossQueue implements Queue {
  readonly #opened: Opened;
  readonly #options: BossQueueOptions;
  readonly #bells: Bells;
  #worker: Worker | null = null;
  #pulse: Pulse | null = null;
  #stopListening: () => Promise<void> = async () => {};
  #stopped = false;

  constructor(opened: Opened, options: BossQueueOptions) {
    this.#opened = opened;
    this.#options = options;
    this.#bells = new Bells(options.clock, () => this.#worker?.wake());
  }

  /** Durable when it resolves. */
  send(job: Job, options: SendOptions): Promise<void> {
    return this.sendAll([{ job, options }]);
  }

  /**
   * All or none, in one insert; inside of the caller's transaction, if there is one. What waits under an id already is
   * kept from starting until that transaction is over.
   */
  sendAll(jobs: readonly Sent[], trx?: KyselyTransactionLike): Promise<void> {
    return faulty(async () => {
      const { boss } = this.#opened;
      const db = trx && fromKysely(trx);
      const due = jobs.some(({ options }) => options.at === undefined);
      await enqueue(boss, jobs, db);
      for (const { options } of jobs) if (options.at !== undefined) this.#bells.ringAt(options.at);
      if (due && db) await ringDoorbell(db);
      else if (due) this.#announce();
    });
  }

  /**
   * For a caller with one statement for all that it keeps: the insert of jobs that have no id, and the bell, whose
   * arguments are `pg_notify`'s. Once they are kept, `kept` starts them here.
   */
  async prepare(jobs: readonly Sent[]): Promise<Prepared> {
    const insert = await insertStatement(this.#opened.boss, jobs);
    const kept = (): void => {
      for (const { options } of jobs) if (options.at !== undefined) this.#bells.ringAt(options.at);
      this.#worker?.wake();
    };
    return { insert, bell: [doorbell, this.#opened.instance], kept };
  }

  /** From now on jobs run; those sent before are the first. */
  async start(work: Work): Promise<void> {
    const { clock, log, concurrency = 20, retry = retryTerms, pulse: every = 2000 } = this.#options;
    const { boss, instance } = this.#opened;
    const worker = new Worker({
      boss,
      clock,
      log,
      concurrency,
      attempt: (claim) => attempt({ ...retry, work, clock, log }, claim),
      onAgain: (delay) => this.#bells.ringIn(delay),
    });
    const orphans = await faulty(() => adoptOrphans(this.#opened));
    if (orphans > 0) log.info({ jobs: orphans }, "starts again what an earlier process left");
    this.#worker = worker;
    this.#pulse = new Pulse({ boss, clock, log, worker, every });
    this.#pulse.start();
    this.#stopListening = await hearDoorbell(boss, instance, () => worker.wake());
    worker.wake();
  }

  /** For tests: resolves when nothing runs in any process, and nothing is due. */
  async idle(): Promise<void> {
    while (this.#worker && !this.#stopped) {
      if (this.#worker.isQuiet && (await isAtRest(this.#opened.boss)) && this.#worker.isQuiet) return;
      await this.#options.clock.pass(5);
    }
  }

  /** Takes nothing more, and gives what runs `timeout` milliseconds to end; the rest starts again elsewhere. */
  async stop({ timeout = 20_000 }: { readonly timeout?: number } = {}): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#bells.silence();
    await this.#finish(timeout);
    await this.#pulse?.stop();
    await this.#stopListening();
    await this.#opened.boss.stop({ graceful: false });
  }

  /** What was given up, oldest first; 1000 at most. */
  deadJobs(): Promise<readonly DeadJob[]> {
    return faulty(() => deadJobs(this.#opened.boss));
  }

  /** Runs a dead job again, with all its tries. False where there is none of that id. */
  async retry(id: string): Promise<boolean> {
    const revived = await faulty(() => revive(this.#opened.boss, id));
    if (revived) this.#announce();
    return revived;
  }

  depth(): Promise<Depth> {
    return faulty(() => depth(this.#opened.boss));
  }

  /** Only speed depends on it: the pulse of every process finds what it was not told of. */
  #announce(): void {
    this.#worker?.wake();
    const { boss, instance } = this.#opened;
    ringDoorbell(boss.getDb(), instance).catch((error: unknown) =>
      this.#options.log.warn({ err: error }, "cannot tell the other processes"),
    );
  }

  async #finish(timeout: number): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const { clock } = this.#options;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const cancel = clock.ring(new Date(clock.now().getTime() + timeout), resolve);
    await Promise.race([worker.finish(), late]);
    cancel();
    await worker.handBack();
  }
}
