// Counts nothing: for a Slipway that nobody watches.
import type { Metrics } from "./ports.ts";

export const noMetrics: Metrics = { delivery: () => {}, decision: () => {}, deployment: () => {}, request: () => {} };
