// How often each property is tried. On failure fast-check prints the seed and the path to run again.

export const runs = { numRuns: Number(process.env["SLIPWAY_PROPERTY_RUNS"] ?? 200) };
