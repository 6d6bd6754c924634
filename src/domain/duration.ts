// Durations as people write them, `90s`, `30m`, `8h`, `2d`, and as programs count them: in milliseconds.

/** Milliseconds. */
export type Duration = number;

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const shape = /^(\d{1,9})([smhd])$/;

/** A whole number with s, m, h or d; null for anything else. */
export function parseDuration(text: string): Duration | null {
  const [, number, unit] = shape.exec(text) ?? [];
  return number && unit ? Number(number) * units[unit as keyof typeof units] : null;
}

/** As a person writes it: `2h`, not `7200s`. */
export function renderDuration(duration: Duration): string {
  const [unit = "s", length = units.s] = Object.entries(units).findLast(([, length]) => duration % length === 0) ?? [];
  return `${duration / length}${unit}`;
}
