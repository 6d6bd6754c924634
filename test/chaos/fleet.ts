// The processes of a scenario, which share a database.
import { type Odd, Place, type PlaceOptions } from "./place.ts";
import type { Ending } from "./slipway-process.ts";
import { until } from "./until.ts";

export interface FleetOptions extends Omit<PlaceOptions, "odd"> {
  readonly size: number;
}

/** Milliseconds until everybody must listen. */
const patience = 60_000;

export class Fleet {
  readonly odd: Odd = { surprises: [], complaints: [] };
  readonly #places: readonly Place[];
  #keeping: Promise<unknown> = Promise.resolve();
  #closing = false;

  constructor({ size, ...options }: FleetOptions) {
    this.#places = Array.from({ length: size }, (_, number) => new Place(number, { ...options, odd: this.odd }));
  }

  /** Resolves when all of them listen. */
  async open(): Promise<void> {
    this.#keeping = Promise.all(this.#places.map((place) => place.keep()));
    await this.allReady();
  }

  /** Of those that take deliveries. */
  get ports(): readonly number[] {
    return this.#places.map(({ port }) => port).filter((port) => port !== null);
  }

  get standsStill(): boolean {
    return this.#places.some((place) => place.standsStill);
  }

  /** Throws where they do not come to it. */
  async allReady(): Promise<void> {
    const isComplete = (): boolean => this.ports.length === this.#places.length || this.#closing;
    const ready = await until(isComplete, { within: patience, every: 20 });
    const { surprises, complaints } = this.odd;
    if (!ready) throw new Error(`Not every process starts: ${[...surprises, ...complaints].join("\n")}`);
  }

  at(number: number): Place {
    return this.#places.at(number % this.#places.length) as Place;
  }

  get places(): readonly Place[] {
    return this.#places;
  }

  /** All of them, one after the other, as for a new version. */
  async restart(): Promise<void> {
    for (const place of this.#places) {
      await place.end("SIGTERM", 0);
      await this.allReady();
    }
  }

  /** Politely, and nobody comes back; answers how each ended. */
  async close(): Promise<readonly Ending[]> {
    return (await this.#close("SIGTERM")).filter((ending) => ending !== null);
  }

  /** At once, whatever state they are in. */
  async destroy(): Promise<void> {
    await this.#close("SIGKILL");
  }

  async #close(name: "SIGKILL" | "SIGTERM"): Promise<readonly (Ending | null)[]> {
    this.#closing = true;
    const endings = await Promise.all(this.#places.map((place) => place.close(name)));
    await this.#keeping;
    return endings;
  }
}
