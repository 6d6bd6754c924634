// A deployment of the history: a success of ours, where a test does not say otherwise.
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import { headSha } from "./snapshot.ts";
import { today } from "./time.ts";

export const aPastDeployment = (told: Partial<PastDeployment> = {}): PastDeployment => ({
  id: 4301,
  nodeId: "DE_4301",
  sha: headSha,
  ref: "topic",
  task: "deploy",
  environment: "staging",
  createdAt: today("11:00:00"),
  ours: true,
  by: "ada",
  pullRequest: 7,
  repeats: null,
  parameters: {},
  sealed: {},
  payload: {},
  state: "success",
  stateAt: today("11:01:00"),
  environmentUrl: null,
  succeededAt: today("11:01:00"),
  ...told,
});
