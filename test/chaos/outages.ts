// When a database was away.

/** Milliseconds that Slipway has to notice that it is back. */
const aftermath = 10_000;

export class Outages {
  #last = 0;
  #now = 0;

  since(time: number): boolean {
    return this.#now > 0 || this.#last + aftermath > time;
  }

  async during(outage: () => Promise<void>): Promise<void> {
    this.#now += 1;
    try {
      await outage();
    } finally {
      this.#now -= 1;
      this.#last = Date.now();
    }
  }
}
