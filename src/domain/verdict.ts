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

export type Verdict =
  | { readonly kind: "go" }
  | { readonly kind: "wait"; readonly obstacles: readonly Obstacle[]; readonly lookAgainAt: string | null }
  | { readonly kind: "refuse"; readonly obstacles: readonly Obstacle[] };

/** Combining is the maximum: the order of the gates does not matter. */
export function combine(obstacles: readonly Obstacle[]): Verdict {
  if (obstacles.length === 0) return { kind: "go" };
  if (obstacles.some(({ hold }) => hold === "block")) return { kind: "refuse", obstacles };
  const times = obstacles.flatMap(({ lookAgainAt }) => lookAgainAt ?? []).sort();
  return { kind: "wait", obstacles, lookAgainAt: times[0] ?? null };
}
