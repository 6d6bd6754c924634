export default {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.ts$": "<rootDir>/test/strip-types.cjs" },
  setupFilesAfterEnv: ["<rootDir>/test/setup.ts"],
  coverageProvider: "v8",
  maxWorkers: 2,
  // A ceiling, not a wait: child processes and databases are slow to start where both cores are busy.
  testTimeout: 60_000,
};
