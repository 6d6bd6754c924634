// Deployments that other tools made, and the card they share.
import type { ForeignCard, ForeignDeployment } from "../../src/domain/foreign.ts";
import { headSha } from "./snapshot.ts";
import { today } from "./time.ts";

export const aForeignDeployment = (told: Partial<ForeignDeployment> = {}): ForeignDeployment => ({
  id: 4401,
  sha: headSha,
  ref: "topic",
  task: "deploy",
  createdAt: today("12:00:01"),
  creator: "release-bot",
  status: null,
  ...told,
});

export const aForeignCard = (told: Partial<ForeignCard> = {}): ForeignCard => ({
  id: "11/7/staging",
  repository: { id: 11, owner: "acme", name: "site", defaultBranch: "main", installation: 3 },
  repositoryUrl: "https://github.test/acme/site",
  pullRequest: { number: 7, nodeId: "PR_7" },
  environment: "staging",
  deployments: [aForeignDeployment()],
  card: null,
  ...told,
});
