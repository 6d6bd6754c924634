// The card of a request: one living comment from the first decision to the last status.
import { type DeploymentState, isFinal } from "../domain/deployment.ts";
import type { Because, Reason } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import { bySelf, explain } from "./explain.ts";
import { code, join, link, type Markdown, md, table } from "./md.ts";
import { commit, compare, linked, names, shortSha, took, utc } from "./words.ts";

export function renderRequestCard(request: DeployRequest): Markdown {
  const parts = [md`#### ${headline(request)}`, details(request), obstacles(request), ...notes(request), next(request)];
  return join(
    parts.filter(({ text }) => text !== ""),
    "\n\n",
  );
}

const words: { readonly [S in DeploymentState]: (environment: Markdown) => Markdown } = {
  queued: (environment) => md`🕒 Deployment to ${environment} is queued`,
  pending: (environment) => md`🕒 Deployment to ${environment} is pending`,
  in_progress: (environment) => md`🚀 Deploying to ${environment}`,
  success: (environment) => md`✅ Deployed to ${environment}`,
  failure: (environment) => md`❌ Deployment to ${environment} failed`,
  error: (environment) => md`❌ Deployment to ${environment} ended with an error`,
  inactive: (environment) => md`💤 No longer what runs in ${environment}`,
};

function headline(request: DeployRequest): Markdown {
  const environment = code(request.environment.name);
  if (request.stage === "ended") return ended(request, environment);
  if (request.status) return words[request.status.state](environment);
  if (request.stage === "waiting") return md`⏳ Deployment to ${environment} waits`;
  if (!request.deployment) return md`🕒 Deployment to ${environment} is asked for`;
  return request.unclaimed
    ? md`🕳️ Nobody picked up the deployment to ${environment}`
    : md`🕒 Deployment to ${environment} is created`;
}

function ended({ because }: DeployRequest, environment: Markdown): Markdown {
  const reasons = because.map(({ reason }) => reason);
  if (reasons.some((reason) => reason === "superseded" || reason === "head_moved"))
    return md`💤 Superseded: deployment to ${environment}`;
  if (reasons.includes("deadline")) return md`⌛ Waited too long: deployment to ${environment}`;
  const broke = reasons.some(
    (reason) => reason === "internal" || reason === "github_unavailable" || reason === "sha_differs",
  );
  return broke ? md`❌ Deployment to ${environment} ended with an error` : md`⛔ Not deployed to ${environment}`;
}

type Row = readonly [what: string, Markdown];

/** The commit is what it is about, and stands at the head. */
function details(request: DeployRequest): Markdown {
  const rows: readonly Row[] = [
    [
      "Asked for by",
      md`${link(code(request.actor.login), request.actor.url)} in ${link(md`this comment`, request.comment.url)}`,
    ],
    ...state(request),
    ...links(request),
  ];
  return table(["Commit", whatCommit(request)], rows);
}

function whatCommit({ repositoryUrl, ref, sha: seen, deployment, before }: DeployRequest): Markdown {
  const sha = deployment?.sha ?? seen;
  const at = md`${commit(repositoryUrl, sha)} of ${code(ref)}`;
  if (!before || before.sha === sha) return at;
  return md`${at} (${link(md`changes since ${code(shortSha(before.sha))}`, compare(repositoryUrl, before.sha, sha))})`;
}

function state({ stage, deployment, status }: DeployRequest): Row[] {
  if (!deployment || (stage === "ended" && !status)) return [];
  if (!status) return [["State", md`created at ${utc(deployment.createdAt)}, no status yet`]];
  const after = md`${code(status.state)} after ${took(deployment.createdAt, status.createdAt)}`;
  return [["State", status.description ? md`${after}: ${status.description}` : after]];
}

function links({ deployment, status, environment }: DeployRequest): Row[] {
  if (!deployment) return [];
  const found = [
    ...linked(md`environment`, status?.environmentUrl || environment.url),
    ...linked(md`log`, status?.logUrl ?? null),
    md`deployment ${code(`#${deployment.id}`)}`,
  ];
  return [["Links", join(found, " · ")]];
}

function obstacles({ because, stage }: DeployRequest): Markdown {
  if (because.length === 0) return md``;
  const rows = because.map((one) => {
    const { gate, what, todo, items } = explain(one);
    return [gate, join([what, ...items], "<br>"), stage === "ended" && todo === bySelf ? waitThenAsk : todo];
  });
  return table(["gate", "what", "what to do"], rows);
}

/** Nothing goes on by itself where another gate refused. */
const waitThenAsk = md`Wait for it, then comment again.`;

function notes(request: DeployRequest): Markdown[] {
  return [...merged(request), ...dropped(request), ...unclaimed(request), ...until(request)];
}

function merged({ gated, head, ref, repositoryUrl }: DeployRequest): Markdown[] {
  if (!gated || !head || gated.sha === head.sha) return [];
  return [
    md`${code(ref)} was behind: the default branch was merged into ${commit(repositoryUrl, gated.sha)} as ${commit(repositoryUrl, head.sha)}.`,
  ];
}

const dropped = ({ dropped }: DeployRequest): Markdown[] =>
  dropped.length > 0
    ? [md`Reported on the head before and not on this one, so no longer waited for: ${names(dropped)}.`]
    : [];

function unclaimed({ unclaimed, status }: DeployRequest): Markdown[] {
  if (!unclaimed || status) return [];
  const how = link(md`how a tool picks up deployments`, "https://docs.github.com/en/rest/deployments/deployments");
  return [md`No tool reported a status within two minutes, so the environment is free again. See ${how}.`];
}

const until = ({ stage, deadline }: DeployRequest): Markdown[] =>
  stage === "waiting" ? [md`If it still waits at ${utc(deadline)}, it ends.`] : [];

function next(request: DeployRequest): Markdown {
  const { stage, status, unclaimed, because, environment } = request;
  const over = stage === "ended" || (status ? isFinal(status.state) : unclaimed);
  if (!over || because.some(isPast)) return md``;
  return md`Next: ${code(`/deploy ${word(environment.name)}`)} deploys the pull request as it is then.`;
}

/** There is nothing to deploy any more, a later request does it, or the same command cannot help. */
const isPast = ({ reason, facts }: Because): boolean =>
  hopeless.includes(reason) || (reason === "pull_request_closed" && facts.state === "merged");

const hopeless: readonly Reason[] = ["superseded", "fork", "repository_archived"];

const plain = /^(?!to$)[\p{L}\p{N}_./][\p{L}\p{N}_./-]*$/iu;

/** A word of a command: in quotes where it might be read as something else. */
const word = (name: string): string => (plain.test(name) ? name : name.includes('"') ? `'${name}'` : `"${name}"`);
