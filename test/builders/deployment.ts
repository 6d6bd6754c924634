// Deployments and their statuses.
import type { Deployment, DeploymentStatus } from "../../src/domain/deployment.ts";
import { headSha } from "./snapshot.ts";
import { today } from "./time.ts";

export const aDeployment = (told: Partial<Deployment> = {}): Deployment => ({
  id: 4301,
  nodeId: "DE_4301",
  sha: headSha,
  ref: "topic",
  task: "deploy",
  environment: "staging",
  createdAt: today("12:00:01"),
  active: false,
  request: null,
  ...told,
});

export const aDeploymentStatus = (told: Partial<DeploymentStatus> = {}): DeploymentStatus => ({
  id: 9001,
  state: "success",
  description: "",
  environmentUrl: null,
  logUrl: null,
  createdAt: today("12:01:06"),
  by: "harbor",
  ...told,
});
