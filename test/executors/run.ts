// Runs and orders, where a test does not say otherwise.
import type { Order } from "../../src/domain/order.ts";
import { type Run, runId } from "../../src/domain/run.ts";
import type { RememberRun, Started } from "../../src/flows/ports.ts";
import { anEnvironment } from "../builders/environment.ts";
import { headSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";

export const anOrder = (told: Partial<Order> = {}): Order => ({
  id: "11/4301",
  deployment: {
    id: 4301,
    sha: headSha,
    ref: "topic",
    task: "deploy",
    environment: "staging",
    url: "https://api.github.test/repos/acme/site/deployments/4301",
  },
  repository: { id: 11, full_name: "acme/site", clone_url: "https://github.test/acme/site.git" },
  actor: "ada",
  pull_request: 7,
  parameters: { log_level: "debug", replicas: 2 },
  sealed: { API_KEY: "hunter2-of-acme" },
  payload: { region: "eu-1" },
  report: { url: "https://slipway.test/runs/11/4301/reports", token: "token-of-run-4301" },
  ...told,
});

export const aRun = (told: Partial<Run> = {}): Run => {
  const { report: _, sealed: __, ...order } = anOrder();
  return {
    id: runId(order.repository.id, order.deployment.id),
    repository: { id: 11, owner: "acme", name: "site", defaultBranch: "main", installation: 3 },
    repositoryUrl: "https://github.test/acme/site",
    deploymentNodeId: "DE_4301",
    order,
    environment: anEnvironment(),
    request: "501.0.staging",
    createdAt: today("12:00:02"),
    stage: "ordered",
    heard: null,
    unwritten: [],
    writingAt: null,
    orderedAt: null,
    heardAt: today("12:00:02"),
    handle: null,
    workflowRun: null,
    replaces: [],
    sealed: {},
    stopping: null,
    held: "",
    hasLog: false,
    doubled: false,
    ...told,
  };
};

/** As it is kept when the executor is asked, and, with what it answered, afterwards. */
export const ordered = (run: Run, started?: Started): Run => ({
  ...run,
  orderedAt: today("12:00:03"),
  ...(started && {
    heard: { ...started.report, at: today("12:00:03") },
    handle: JSON.parse(JSON.stringify(started.handle)) as unknown,
    workflowRun: started.workflowRun ?? null,
  }),
});

/** For tests in which nothing is asked twice. */
export const forgetful: RememberRun = async () => {};
