// What the audit log keeps of a request: each decision with the facts it was made from, what was set aside, and its end.
import { createHash } from "node:crypto";
import type { Because } from "../../domain/reasons.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { Case } from "../../gates/gate.ts";
import { judge } from "../../gates/required-contexts.ts";
import { named, write, type Writing } from "./write.ts";

const ofRequest = ({ id, repository, environment, pullRequest, actor }: DeployRequest) => ({
  repository: named(repository),
  environment: environment.name,
  pullRequest: pullRequest.number,
  actor: actor.login,
  about: id,
});

/** A decision is another one where it was made from other facts, or after another one. */
export async function auditDecision(ports: Writing, given: Case, verdict: Verdict): Promise<void> {
  const { request } = given;
  const facts = factsOf(given, verdict);
  const print = createHash("sha256")
    .update(JSON.stringify([request.stage, request.because, facts]))
    .digest("hex");
  const entry = { ...ofRequest(request), actor: null, what: "decision", facts } as const;
  await write(ports, `${request.id}/decision/${print}`, entry);
  if (verdict.kind === "go" && verdict.setAside.length > 0) await auditOverride(ports, given, verdict);
}

function factsOf(given: Case, verdict: Verdict): Readonly<Record<string, unknown>> {
  const { request, snapshot } = given;
  const { ref, sha, behindBy } = snapshot.head;
  const { green = null, dropped = [] } = judge(given) ?? {};
  return {
    verdict: verdict.kind,
    purpose: request.purpose,
    task: request.task,
    ref,
    sha,
    behindBy,
    pushed: snapshot.pushed,
    role: snapshot.permission.roleName,
    team: snapshot.team,
    green,
    dropped,
    reviews: snapshot.pullRequest?.reviews ?? null,
    succeeded: snapshot.succeeded,
    approvals: request.approvals.map(({ by, sha }) => ({ by, sha })),
    parameters: request.parameters,
    sealed: Object.keys(request.sealed),
    obstacles: verdict.kind === "go" ? [] : verdict.obstacles,
    setAside: verdict.setAside,
  };
}

function auditOverride(ports: Writing, { request, snapshot }: Case, { setAside }: Verdict): Promise<void> {
  const { sha } = snapshot.head;
  const facts = { reason: request.force?.reason ?? "", sha, setAside: setAside.map(({ reason }) => reason) };
  return write(ports, `${request.id}/override/${sha}`, { ...ofRequest(request), what: "override", facts });
}

/** However it came to its end without a deployment: refused, cancelled, too late. */
export const auditEnd = (ports: Writing, request: DeployRequest, because: readonly Because[]): Promise<void> =>
  write(ports, `${request.id}/ended`, { ...ofRequest(request), what: "refused", facts: { because } });
