// A request or a run as it was kept, also by a version that knew less of it: what it did not know is as it was then.
import { defaultEnvironment, type Environment } from "../../domain/environment.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { Run } from "../../domain/run.ts";

/** What came to be part of a request after the first version. */
const added = {
  permission: null,
  named: null,
  parameters: {},
  sealed: {},
  force: null,
  setAside: [],
  cancelledBy: null,
  replaces: [],
  doubled: false,
  purpose: "deploy",
  task: "deploy",
  target: null,
  approvals: [],
} as const;

const addedToRun = { sealed: {} };

const person = { bot: false };
const comment = { kind: "comment", nodeId: "" } as const;

export function fromRecord(record: string): DeployRequest {
  const kept = JSON.parse(record) as DeployRequest;
  return {
    ...added,
    ...kept,
    actor: { ...person, ...kept.actor },
    comment: { ...comment, ...kept.comment },
    environment: grown(kept.environment),
  };
}

export function runFromRecord(record: string): Run {
  const kept = JSON.parse(record) as Run;
  return { ...addedToRun, ...kept, environment: grown(kept.environment) };
}

/** What configuration could not say then is as if it said nothing. */
const grown = (kept: Environment): Environment => ({ ...defaultEnvironment(kept.name), ...kept });
