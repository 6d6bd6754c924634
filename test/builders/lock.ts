// A lock as a person of pull request 7 takes it.
import type { EnvironmentLock } from "../../src/domain/lock.ts";
import { today } from "./time.ts";

export const aLock = (told: Partial<EnvironmentLock> = {}): EnvironmentLock => ({
  repository: { id: 11, owner: "acme", name: "site", defaultBranch: "main", installation: 3 },
  environment: "staging",
  pullRequest: { number: 7, nodeId: "PR_7" },
  by: "ada",
  url: "https://github.test/acme/site/pull/7#issuecomment-501",
  reason: "",
  cause: "person",
  release: "merge",
  since: today("12:00:01"),
  expiresAt: null,
  ...told,
});
