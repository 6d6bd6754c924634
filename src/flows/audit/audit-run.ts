// What the audit log keeps of a run: that its order was handed over, and how it ended.
import type { Run } from "../../domain/run.ts";
import { named, write, type Writing } from "./write.ts";

const ofRun = ({ id, repository, environment, order }: Run) => ({
  repository: named(repository),
  environment: environment.name,
  pullRequest: order.pull_request,
  actor: null,
  about: id,
});

/** From now on the order may be with its executor. */
export function auditRunStarted(ports: Writing, run: Run): Promise<void> {
  const { order, environment, request, sealed } = run;
  const { executor } = environment;
  const { id, sha, ref, task } = order.deployment;
  const { actor, parameters } = order;
  const facts = {
    request,
    deployment: id,
    sha,
    ref,
    task,
    executor,
    for: actor,
    parameters,
    sealed: Object.keys(sealed),
  };
  return write(ports, `run/${run.id}/started`, { ...ofRun(run), what: "run_started", facts });
}

export function auditRunEnded(ports: Writing, run: Run): Promise<void> {
  const { state = null, description = "" } = run.heard ?? {};
  const facts = { request: run.request, state, description };
  const actor = run.stopping?.by ?? null;
  return write(ports, `run/${run.id}/ended`, { ...ofRun(run), actor, what: "run_ended", facts });
}
