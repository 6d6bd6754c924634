// One place of a fleet: the process in it is started again whenever it ends, as a supervisor does.
import { setTimeout as pass } from "node:timers/promises";
import type { Journal } from "./journal.ts";
import { readLine } from "./log-line.ts";
import { type Ending, type Settings, type SlipwayProcess, startSlipway } from "./slipway-process.ts";

/** What nobody made happen. */
export interface Odd {
  /** Processes that ended although nobody told them to. */
  readonly surprises: string[];
  /** What they said at the level of errors, and what was no log line at all. */
  readonly complaints: string[];
}

export interface PlaceOptions {
  readonly settings: Settings;
  readonly journal: Journal;
  /** A process that ends while the database is away has every right to. */
  readonly mayEnd: (since: number) => boolean;
  readonly odd: Odd;
}

/** Milliseconds until a process that ended by itself is started again. */
const supervisorDelay = 300;
/** Milliseconds that a process may take to stop. */
const farewell = 20_000;

interface Life {
  readonly one: SlipwayProcess;
  readonly since: number;
  /** That it shall end, and milliseconds until it is started again. */
  told?: { readonly at: number; readonly back: number };
  stoodStill: boolean;
}

export class Place {
  readonly #number: number;
  readonly #options: PlaceOptions;
  #life: Life | null = null;
  #closing = false;
  #still = 0;

  constructor(number: number, options: PlaceOptions) {
    this.#number = number;
    this.#options = options;
  }

  /** Null while the process in it takes no deliveries. */
  get port(): number | null {
    return this.#life?.one.port ?? null;
  }

  get standsStill(): boolean {
    return this.#still > 0;
  }

  /** Resolves when it is closed and its last process has ended. */
  async keep(): Promise<void> {
    while (!this.#closing) {
      const since = Date.now();
      const one = startSlipway(this.#options.settings, (line) => this.#hear(line, since));
      const life: Life = { one, since, stoodStill: false };
      this.#life = life;
      this.#options.journal.note(`process ${this.#number} starts (${one.pid})`);
      const ending = await one.ended;
      this.#life = null;
      this.#judge(life, ending);
      if (!this.#closing) await pass(life.told?.back ?? supervisorDelay);
    }
  }

  /** `back`: milliseconds until it is started again. Resolves when it has ended. */
  async end(name: "SIGKILL" | "SIGTERM", back: number): Promise<void> {
    const life = this.#life;
    if (!life) return;
    life.told = { at: Date.now(), back };
    this.#options.journal.count(name === "SIGKILL" ? "kills" : "stops");
    life.one.signal(name);
    await life.one.ended;
  }

  async pause(milliseconds: number): Promise<void> {
    const life = this.#life;
    if (!life) return;
    life.stoodStill = true;
    this.#still += 1;
    this.#options.journal.note(`process ${this.#number} stands still for ${milliseconds} ms`);
    this.#options.journal.count("pauses");
    life.one.signal("SIGSTOP");
    await pass(milliseconds);
    life.one.signal("SIGCONT");
    this.#still -= 1;
  }

  /** Nobody comes back; answers how the last one ended, null where there was none. */
  async close(name: "SIGKILL" | "SIGTERM"): Promise<Ending | null> {
    this.#closing = true;
    const last = this.#life?.one ?? null;
    last?.signal(name);
    return last && (await last.ended);
  }

  #judge({ told, stoodStill, since }: Life, ending: Ending): void {
    const { journal, mayEnd, odd } = this.#options;
    const how = `process ${this.#number} ended: ${ending.signal ?? ending.code}`;
    journal.note(how);
    const allowed = told ? ending.signal !== null || ending.code === 0 : this.#closing || mayEnd(since);
    if (!allowed) odd.surprises.push(how);
    const late = told && !stoodStill && Date.now() - told.at > farewell;
    if (late) odd.surprises.push(`process ${this.#number} took too long to stop`);
  }

  #hear(line: string, since: number): void {
    const { journal, mayEnd, odd } = this.#options;
    const { isLog, isAlarm, short } = readLine(line);
    if (isAlarm || (!isLog && !mayEnd(since))) odd.complaints.push(short);
    journal.note(`  ${this.#number}: ${short}`);
  }
}
