// Who may begin: so many at a time, the others in the order in which they came.

export interface Turns {
  /** `granted` is false for one that left before its turn came. */
  take(run: string): { readonly ahead: number; readonly granted: Promise<boolean> };
  /** For one that began already, before this process did: it does not ask. */
  hold(run: string): void;
  /** Gives the turn back, or the place in the line. A second call changes nothing. */
  leave(run: string): void;
}

export function createTurns(limit: number): Turns {
  const going = new Set<string>();
  const waiting = new Map<string, (granted: boolean) => void>();
  const next = (): void => {
    for (const [run, grant] of waiting) {
      if (going.size >= limit) return;
      waiting.delete(run);
      going.add(run);
      grant(true);
    }
  };
  return {
    take(run) {
      const ahead = going.size < limit ? 0 : going.size + waiting.size;
      const { promise: granted, resolve } = Promise.withResolvers<boolean>();
      waiting.set(run, resolve);
      next();
      return { ahead, granted };
    },
    hold: (run) => void going.add(run),
    leave(run) {
      waiting.get(run)?.(false);
      waiting.delete(run);
      going.delete(run);
      next();
    },
  };
}
