// Work that keeps a record, and can be waited for.
import type { Job } from "../../../src/flows/jobs.ts";
import type { Work } from "../../../src/store/memory-queue.ts";
import { nameOf } from "./names.ts";

/** Work that keeps a diary, and can be waited for. */
export class Diary implements Work {
  readonly done: string[] = [];
  readonly givenUp: string[] = [];
  readonly #perform: (name: string) => Promise<void>;
  #changes: (() => void)[] = [];

  constructor(perform: (name: string) => Promise<void> = async () => {}) {
    this.#perform = perform;
  }

  async perform(one: Job): Promise<void> {
    try {
      await this.#perform(nameOf(one));
      this.done.push(nameOf(one));
    } finally {
      this.#tell();
    }
  }

  async giveUp(one: Job): Promise<void> {
    this.givenUp.push(nameOf(one));
    this.#tell();
  }

  readonly change = (): Promise<void> => new Promise((resolve) => this.#changes.push(resolve));

  async until(happened: () => boolean): Promise<void> {
    while (!happened()) await this.change();
  }

  #tell(): void {
    const changes = this.#changes;
    this.#changes = [];
    for (const resolve of changes) resolve();
  }
}
