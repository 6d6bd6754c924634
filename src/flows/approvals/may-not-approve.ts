// Whose approval counts: somebody whom the environment lets approve, and who has no part in what is to be deployed.
import type { Environment } from "../../domain/environment.ts";
import { type Because, because, type ReasonFacts } from "../../domain/reasons.ts";
import type { DeployRequest } from "../../domain/request.ts";
import { isUnread, type Snapshot } from "../../domain/snapshot.ts";
import { type Asking, environmentsNow, isOneOf, mayNotDeploy } from "../may.ts";
import type { Ports } from "../ports.ts";
import { readSubject } from "../read-for-comment.ts";

/** Null: it counts. Who pushed last is asked of GitHub only where everything else is right. */
export async function mayNotApprove(ports: Ports, asking: Asking, request: DeployRequest): Promise<Because | null> {
  const { login } = asking.job.actor;
  const denied = await mayNotJudgeFor(ports, asking, environmentNow(asking, request));
  if (denied) return denied;
  if (isSame(login, request.actor.login)) return notAnother(asking, request, "requester");
  if (request.approvals.some(({ by }) => isSame(by, login))) return because("approved_already", { actor: login });
  const subject = await readSubject(ports, asking, {
    ref: request.target?.sha ?? request.named,
    environment: request.environment,
  });
  if ("refused" in subject) return subject.refused;
  return mayNotAsPart(ports, asking, { request, snapshot: subject.snapshot });
}

interface Judging {
  readonly request: DeployRequest;
  /** Of what is to be deployed. */
  readonly snapshot: Snapshot;
}

/** What is redeployed has no pull request of its own: nobody pushed it for this. */
async function mayNotAsPart(ports: Ports, asking: Asking, { request, snapshot }: Judging): Promise<Because | null> {
  const { login } = asking.job.actor;
  const { pullRequest } = snapshot;
  if (!pullRequest) return null;
  if (isSame(login, pullRequest.author ?? "")) return notAnother(asking, request, "author");
  const sha = approvedSha(request);
  const pusher = await ports.github.readPusher(request.repository, { branch: snapshot.head.ref, sha });
  if (pusher === null) return because("pusher_unknown", { actor: login, sha });
  return isSame(login, pusher) ? notAnother(asking, request, "pusher") : null;
}

/** What people look at: the head that was gated, whatever Slipway merges on top of it. */
export const approvedSha = ({ gated, sha }: DeployRequest): string => gated?.sha ?? sha;

async function mayNotJudgeFor(ports: Ports, asking: Asking, environment: Environment): Promise<Because | null> {
  const { approvers: by, name } = environment;
  if (!by) return mayNotDeploy(ports, asking, environment);
  const actor = asking.job.actor.login;
  const listed = await isOneOf(ports, asking, by);
  if (isUnread(listed)) return because("team_unknown", { actor, why: listed.unread });
  return listed ? null : because("approver_unlisted", { actor, environment: name, by });
}

/** The configuration may have changed since the request was looked at. */
function environmentNow(asking: Asking, { environment }: DeployRequest): Environment {
  const all = environmentsNow(asking);
  const github = all?.fromGitHub(environment.name);
  return github && isUnread(github.protection) ? environment : (all?.find(environment.name) ?? environment);
}

const notAnother = ({ job }: Asking, request: DeployRequest, is: ReasonFacts["approver_not_another"]["is"]): Because =>
  because("approver_not_another", { actor: job.actor.login, is, sha: approvedSha(request) });

/** GitHub tells no upper from lower case in logins. */
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
