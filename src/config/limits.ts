// How much of slipway.yml is read, and how much is said about it.

/** In bytes. Reading YAML takes about ten milliseconds per KiB where every byte of it is a mistake. */
export const largestFile = 64 * 1024;

/** Aliases that one file may have: what each of them stands for is checked once more. */
export const mostAliases = 20;

/** What one anchor may come to, counting aliases of aliases. */
export const mostAliasUses = 100;

export const mostProblems = 50;
