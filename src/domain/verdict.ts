// What the gates answer, and what becomes of their answers together.
import type { Because } from "./reasons.ts";

/** `block`: someone must act and ask again. `wait`: it goes on by itself. */
export type Hold = "wait" | "block";

export type Obstacle = Because & {
  readonly hold: Hold;
  /** When it is worth looking again although nothing happened: ISO 8601. */
  readonly lookAgainAt?: string;
};

/** No obstacle is a pass. */
export type GateAnswer = readonly Obstacle[];

export const pass: GateAnswer = [];
export const block = (because: Because): GateAnswer => [{ ...because, hold: "block" }];
export const wait = (because: Because, lookAgainAt?: string): GateAnswer => [
  lookAgainAt ? { ...because, hold: "wait", lookAgainAt } : { ...because, hold: "wait" },
];

/** `setAside`: obstacles that `--force` took out of the way. */
export type Verdict = { readonly setAside: readonly Obstacle[] } & (
  | { readonly kind: "go" }
  | { readonly kind: "wait"; readonly obstacles: readonly Obstacle[]; readonly lookAgainAt: string | null }
  | { readonly kind: "refuse"; readonly obstacles: readonly Obstacle[] }
);

/** What one gate answered, for people who ask why. */
export interface Judged {
  readonly gate: string;
  readonly asks: string;
  readonly obstacles: readonly Obstacle[];
  /** `--force` takes them out of the way. */
  readonly setAside: boolean;
  /** It is not asked of such a request. */
  readonly skipped?: true;
}

/** Combining is the maximum: the order of the gates does not matter. */
export function combine(obstacles: readonly Obstacle[], setAside: readonly Obstacle[] = []): Verdict {
  if (obstacles.length === 0) return { kind: "go", setAside };
  if (obstacles.some(({ hold }) => hold === "block")) return { kind: "refuse", obstacles, setAside };
  const times = obstacles.flatMap(({ lookAgainAt }) => lookAgainAt ?? []).sort();
  return { kind: "wait", obstacles, setAside, lookAgainAt: times[0] ?? null };
}
