// How often each property is tried; `npm run properties` tries more. On failure fast-check prints the seed to run again.

export const runs = { numRuns: Number(process.env["SLIPWAY_PROPERTY_RUNS"] ?? 1_000) };
