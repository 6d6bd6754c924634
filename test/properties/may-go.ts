// Everything that must hold for a deployment, said once more and in other words than the gates say it.
import { isUnread, type PullRequest } from "../../src/domain/snapshot.ts";
import type { Case } from "../../src/gates/gate.ts";

const ladder = ["none", "read", "triage", "write", "maintain", "admin"];
const climbs = (role: string, to: string | null): boolean =>
  to !== null && ladder.includes(to) && ladder.indexOf(role) >= ladder.indexOf(to);

/** Neither role nor reason sets any of these aside. */
export const isAllowed = (given: Case): boolean =>
  [mayDeploy, isWhole, isTaken, isOurs, isSeen, isSigned, isOffered, isUnheld].every((holds) => holds(given));

/** These are set aside by whoever may. */
export const isReady = (given: Case): boolean =>
  [isGreen, isReviewed, isUpToDate, isInOrder, isApproved, isFree].every((holds) => holds(given));

export const isForced = ({ request, snapshot }: Case): boolean =>
  request.force !== null && climbs(snapshot.permission.role, request.environment.override.role);

function mayDeploy({ request, snapshot }: Case): boolean {
  const { actor, environment, force } = request;
  const { role } = snapshot.permission;
  const { allow, override } = environment;
  if (force && !climbs(role, override.role)) return false;
  if (actor.bot) return allow.bots.length > 0;
  const inTeam = snapshot.team === "acme/sre" && allow.teams.length > 0;
  return climbs(role, allow.role) || inTeam || allow.users.includes("Ada");
}

function isWhole({ snapshot: { repository, pullRequest, head } }: Case): boolean {
  if (repository.archived || !head.exists) return false;
  return !pullRequest || (pullRequest.state === "open" && !pullRequest.draft && pullRequest.base === "main");
}

function isTaken({ request, snapshot: { pullRequest, head } }: Case): boolean {
  const { refs, reviews, approvals } = request.environment;
  const taken = refs ?? ["pull_request", "main"];
  if (!pullRequest && (Number(reviews) > 0 || approvals > 0)) return false;
  if (pullRequest && taken.includes("pull_request")) return true;
  if (pullRequest?.fork) return false;
  const names = head.kind === "sha" ? head.on : [head.ref];
  const fits = (name: string): boolean =>
    (taken.includes("main") && name === "main" && (head.kind !== "tag" || refs !== null)) ||
    (taken.includes("t*") && name.startsWith("t")) ||
    (taken.includes("tag:v*") && head.kind === "tag" && name.startsWith("v"));
  return names.some(fits);
}

function isOurs({ request, snapshot: { pullRequest, head } }: Case): boolean {
  if (!pullRequest) return head.kind !== "sha" || head.on.length > 0;
  if (!pullRequest.fork) return true;
  return request.environment.forks === "by_sha" && request.named?.toLowerCase() === head.sha;
}

function isSeen({ request, snapshot: { head, pushed } }: Case): boolean {
  if (request.head) return request.head.sha === head.sha && request.merging !== "merged";
  if (request.named?.toLowerCase() === head.sha) return true;
  if (pushed.by === "comment") return true;
  return pushed.by === "activity" && pushed.at <= request.comment.createdAt;
}

const isSigned = ({ request, snapshot }: Case): boolean => !request.environment.signed || snapshot.head.signed === true;

const isOffered = ({ request: { environment } }: Case): boolean =>
  environment.timer < 600_000 && ["queue", "reject", "replace"].includes(environment.concurrency);

const isUnheld = ({ request, snapshot: { lock } }: Case): boolean =>
  lock === null || lock.pullRequest.number === request.pullRequest.number;

function isGreen({ request, snapshot }: Case): boolean {
  const { requiredContexts } = request.environment;
  if (requiredContexts === "none") return true;
  if (isUnread(snapshot.contexts)) return false;
  const { found, required } = snapshot.contexts;
  const listed = requiredContexts === "all" ? null : requiredContexts;
  const counted = found.filter(({ name, ours, required }) => (listed ? listed.includes(name) : !ours || required));
  const wanted = listed ?? required;
  return (
    counted.every(({ state }) => ["success", "skipped", "neutral"].includes(state)) &&
    wanted.every((name) => counted.some((context) => context.name === name))
  );
}

const isOurMerge = ({ request, snapshot }: Case): boolean =>
  request.head !== null && request.head.sha !== request.gated?.sha && request.head.sha === snapshot.head.sha;

function isReviewed(given: Case): boolean {
  const { pullRequest } = given.snapshot;
  const needs = given.request.environment.reviews;
  if (!pullRequest || needs === 0) return true;
  if (isUnread(pullRequest.reviews)) return false;
  const { decision } = pullRequest.reviews;
  if (needs !== null) return approvers(given, pullRequest) >= needs;
  return decision === null || decision === "approved" || (decision === "review_required" && isOurMerge(given));
}

/** None where anybody objects. */
function approvers(given: Case, { reviews }: PullRequest): number {
  if (isUnread(reviews) || reviews.latest.some(({ state }) => state === "changes_requested")) return -1;
  const shas = [given.snapshot.head.sha, ...(isOurMerge(given) ? [given.request.gated?.sha] : [])];
  const current = reviews.latest.filter(({ state, sha }) => state === "approved" && sha && shas.includes(sha));
  return ["bea", "cem"].filter((name) => current.some(({ author }) => author.toLowerCase() === name)).length;
}

function mergesFirst({ request, snapshot: { pullRequest, head } }: Case): boolean {
  return request.environment.autoMerge && pullRequest?.fork === false && head.kind === "branch";
}

function isUpToDate(given: Case): boolean {
  const { behindBy } = given.snapshot.head;
  if (mergesFirst(given)) return behindBy === 0 || (behindBy === 2 && given.request.merges < 3);
  return behindBy === 0 || given.request.environment.upToDate === "optional";
}

function isInOrder(given: Case): boolean {
  const { after } = given.request.environment;
  const { succeeded, head } = given.snapshot;
  if (after.length === 0) return true;
  if (isUnread(succeeded) || (mergesFirst(given) && head.behindBy === 2)) return false;
  return after.every((name) => succeeded.some((other) => other.toLowerCase() === name));
}

function isApproved(given: Case): boolean {
  const { approvals, comment, gated, environment } = given.request;
  const shas = [given.snapshot.head.sha, ...(isOurMerge(given) ? [gated?.sha] : [])];
  const current = approvals.filter(({ sha, at }) => shas.includes(sha) && at >= comment.createdAt);
  const others = ["bea", "cem"].filter((name) => current.some(({ by }) => by.toLowerCase() === name));
  return others.length >= environment.approvals;
}

const isFree = ({ request: { environment } }: Case): boolean => environment.freeze.every(({ from }) => from.day !== 0);
