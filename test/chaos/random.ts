// Chance that a seed brings back: the same seed and the same questions get the same answers.
export class Random {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.#state = scramble(seed);
  }

  /** From 0 up to 1, which is never reached. Marsaglia's xorshift, in 32 bits. */
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 2 ** 32;
  }

  /** A whole number; both ends count. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)] as Item;
  }

  /** The one in front of which stands 2 comes twice as often as the one with 1. */
  weigh<Item>(items: readonly (readonly [weight: number, Item])[]): Item {
    let left = this.next() * items.reduce((sum, [weight]) => sum + weight, 0);
    const index = items.findIndex(([weight]) => (left -= weight) < 0);
    return (items.at(index) as readonly [number, Item])[1];
  }

  times<Item>(count: number, make: (index: number) => Item): Item[] {
    return Array.from({ length: count }, (_, index) => make(index));
  }

  /** Another source, whose answers do not depend on how often this one is asked. */
  fork(name: string): Random {
    let seed = this.#seed;
    for (const character of name) seed = scramble(seed ^ (character.codePointAt(0) ?? 0));
    return new Random(seed);
  }
}

/** Neighbours become strangers, and nothing becomes 0, which xorshift would never leave. */
function scramble(seed: number): number {
  const mixed = Math.imul((seed ^ (seed >>> 16)) + 0x9e37_79b9, 0x85eb_ca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35) | 1;
}
