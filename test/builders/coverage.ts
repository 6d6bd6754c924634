// How much of an environment's history the index has: all of it, where a test does not say otherwise.
import type { Coverage, Stretch } from "../../src/flows/ports.ts";
import { today } from "./time.ts";

export const aStretch = (told: Partial<Stretch> = {}): Stretch => ({
  newest: { id: 4301, createdAt: today("11:00:00") },
  wholeFrom: null,
  next: null,
  pages: 1,
  ...told,
});

export const aCoverage = (told: Partial<Coverage> = {}): Coverage => ({
  asOf: today("12:00:00"),
  newestFrom: null,
  top: aStretch(),
  ground: null,
  ...told,
});
