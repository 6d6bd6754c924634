// Maps that do not grow without end.

/** Those that were set first, until so many are left. */
export function dropFirst(map: Map<string, unknown>, left: number): void {
  for (const key of map.keys()) {
    if (map.size <= left) return;
    map.delete(key);
  }
}
