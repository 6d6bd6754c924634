// Takes jobs as long as there is room, and sees each of them to its end.
import type { PgBoss } from "pg-boss";
import type { Clock } from "../../domain/clock.ts";
import type { Log } from "../../flows/ports.ts";
import type { Outcome } from "./attempt.ts";
import { ringDoorbell } from "./doorbell.ts";
import type { Claim } from "./envelope.ts";
import { jobsQueue, longestRunSeconds } from "./open-boss.ts";
import { settle } from "./settle.ts";

interface Run {
  /** The latest: a job whose claim lapsed may come back to the process that still runs it. */
  claim: Claim;
  readonly until: number;
  /** Its outcome is known, and about to be written down. */
  ended: boolean;
  /** Settled by somebody else from now on. */
  released: boolean;
}

export interface WorkerOptions {
  readonly boss: PgBoss;
  readonly clock: Clock & { pass(milliseconds: number): Promise<void> };
  readonly log: Log;
  /** How many jobs at a time. */
  readonly concurrency: number;
  /** Never throws. */
  readonly attempt: (claim: Claim) => Promise<Outcome>;
  readonly onAgain: (delay: number) => void;
}

export class Worker {
  readonly #options: WorkerOptions;
  readonly #runs = new Map<string, Run>();
  #ends: (() => void)[] = [];
  #wanted = false;
  #fetching = false;
  #stopped = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  get isQuiet(): boolean {
    return this.#runs.size === 0 && !this.#fetching;
  }

  get claims(): Claim[] {
    return [...this.#runs.values()].filter(({ released }) => !released).map(({ claim }) => claim);
  }

  /** There may be something to do. Any number of calls while one look is under way are one more look. */
  wake(): void {
    this.#wanted = true;
    if (!this.#fetching) void this.#fetch();
  }

  /** Takes nothing more; resolves when all has ended. */
  async finish(): Promise<void> {
    this.#stopped = true;
    while (!this.isQuiet) await new Promise<void>((resolve) => this.#ends.push(resolve));
  }

  /** For others to start again. What still runs here is left to itself. */
  async handBack(): Promise<void> {
    const { claims } = this;
    for (const run of this.#runs.values()) run.released = true;
    await this.#return(claims);
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    while (this.#wanted && !this.#stopped && this.#room > 0) {
      this.#wanted = false;
      const claims = await this.#take(this.#room);
      if (this.#stopped) await this.#return(claims);
      else for (const claim of claims) this.#begin(claim);
    }
    this.#fetching = false;
    this.#tell();
  }

  /** What cannot be returned is missed by the heartbeat. */
  async #return(claims: readonly Claim[]): Promise<void> {
    const { boss, log } = this.#options;
    const error = new Error("its process was stopped");
    try {
      for (const claim of claims) await settle(boss, claim, { kind: "again", delay: 0, data: claim.data, error });
      if (claims.length > 0) await ringDoorbell(boss.getDb());
    } catch (cause) {
      log.warn({ err: cause }, "cannot hand jobs back");
    }
  }

  get #room(): number {
    return this.#options.concurrency - this.#runs.size;
  }

  /** Without the database there is nothing to take; the pulse looks again. */
  async #take(batchSize: number): Promise<readonly Claim[]> {
    try {
      return await this.#options.boss.fetch<Claim["data"]>(jobsQueue, { batchSize });
    } catch (error) {
      this.#options.log.warn({ err: error }, "cannot read the queue");
      return [];
    }
  }

  #begin(claim: Claim): void {
    const now = this.#options.clock.now().getTime();
    const known = this.#runs.get(claim.id);
    if (known && !known.ended && known.until > now) known.claim = claim;
    else void this.#run({ claim, until: now + longestRunSeconds * 1000, ended: false, released: false });
  }

  async #run(run: Run): Promise<void> {
    const { id } = run.claim;
    this.#runs.set(id, run);
    const outcome = await this.#options.attempt(run.claim);
    run.ended = true;
    await this.#settle(run, outcome);
    if (this.#runs.get(id) === run) this.#runs.delete(id);
    this.#tell();
    if (!this.#stopped) this.wake();
  }

  /** As often as it takes: a job that is done shall not run again because the database was away for a moment. */
  async #settle(run: Run, outcome: Outcome): Promise<void> {
    const { boss, clock, log, onAgain } = this.#options;
    while (!run.released) {
      try {
        if (!(await settle(boss, run.claim, outcome)))
          log.warn({ id: run.claim.id }, "a job ended that was no longer ours");
        else if (outcome.kind === "again") onAgain(outcome.delay);
        return;
      } catch (error) {
        log.warn({ err: error }, "cannot write to the queue");
        await clock.pass(1000);
      }
    }
  }

  #tell(): void {
    const ends = this.#ends;
    this.#ends = [];
    for (const end of ends) end();
  }
}
