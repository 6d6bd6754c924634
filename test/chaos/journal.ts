// What happened in a scenario, in order: printed when it ends badly.

/** In the order they are printed. */
export const counted = [
  "commands",
  "deployments",
  "kills",
  "stops",
  "pauses",
  "database outages",
  "API faults",
  "deliveries failed",
  "deliveries lost",
  "deliveries doubled",
  "deliveries held",
  "answers unheard",
] as const;

export type Counted = (typeof counted)[number];
export type Tally = Readonly<Record<Counted, number>>;

export const nothingYet: Tally = Object.fromEntries(counted.map((what) => [what, 0])) as Tally;

export const addUp = (one: Tally, other: Tally): Tally =>
  Object.fromEntries(counted.map((what) => [what, one[what] + other[what]])) as Tally;

export const sayTally = (tally: Tally): string =>
  counted
    .filter((what) => tally[what] > 0)
    .map((what) => `${tally[what]} ${what}`)
    .join(", ");

export class Journal {
  readonly #begun = Date.now();
  readonly #lines: string[] = [];
  readonly #tally: Record<Counted, number> = { ...nothingYet };

  get lines(): readonly string[] {
    return this.#lines;
  }

  get tally(): Tally {
    return { ...this.#tally };
  }

  /** Milliseconds since the scenario began. */
  get elapsed(): number {
    return Date.now() - this.#begun;
  }

  note(line: string): void {
    this.#lines.push(`${String(this.elapsed).padStart(6)} ${line}`);
  }

  count(what: Counted): void {
    this.#tally[what] += 1;
  }
}
