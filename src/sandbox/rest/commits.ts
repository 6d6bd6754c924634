// Commits, what lies between two of them, and merges by hand.
import { commitOf, commitsBetween, distance, mergeBase } from "../state/ancestry.ts";
import { mergeInto, workflowRefusal, workflowsBrought } from "../state/merge-branches.ts";
import type { Commit } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { fullName } from "../state/repositories.ts";
import { type Change, changesBetween } from "../state/trees.ts";
import { actorOf, may } from "../state/viewer.ts";
import { toCommitJson } from "../wire/commit.ts";
import { toDiffJson } from "../wire/file.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, created, noContent, ok, optionalText, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { noCommit, notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

/** Also a fork's, by its sha. */
export function commitAt({ repository }: AskedInRepository, ref: string): Commit {
  const found = resolveRef(repository, ref);
  if (!found) throw noCommit(ref);
  return commitOf(repository, found.sha);
}

const toDiffs = ({ wire, repository }: AskedInRepository, changes: readonly Change[], sha: string): Json[] =>
  changes.map((change) => toDiffJson(wire, repository, { change, sha }));

function readCommit(asked: AskedInRepository): Answer {
  const { wire, repository, params } = asked;
  const commit = commitAt(asked, text(params["ref"]));
  const parent = repository.commits.get(commit.parents[0] ?? "");
  const changes = changesBetween(parent?.files ?? new Map(), commit.files);
  const files = toDiffs(asked, changes, commit.oid);
  return ok({ ...toCommitJson(wire, repository, commit), stats: { additions: 0, deletions: 0, total: 0 }, files });
}

/** "branch", or "owner:branch" for a fork's. */
function headCommit(asked: AskedInRepository, name: string): Commit {
  const [first = "", second] = name.split(":");
  const fork = [...asked.state.repositories.values()].find(
    ({ owner, forkOf }) => owner === first && forkOf === fullName(asked.repository),
  );
  const local = second !== undefined && first === asked.repository.owner;
  const repository = second === undefined || local ? asked.repository : fork;
  const found = repository && resolveRef(repository, second ?? first);
  if (!found) throw notFound();
  return commitOf(asked.repository, found.sha);
}

function compare(asked: AskedInRepository): Answer {
  const { wire, repository, params } = asked;
  const basehead = text(params["basehead"]);
  const [baseName = "", headName = ""] = basehead.split("...");
  const [base, head] = [headCommit(asked, baseName), headCommit(asked, headName)];
  const meeting = mergeBase(repository, base.oid, head.oid);
  if (!meeting) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  const { aheadBy, behindBy, status } = distance(repository, base.oid, head.oid);
  const { items, headers } = paginate(asked, commitsBetween(repository, base.oid, head.oid));
  const html = repositoryHtmlUrl(wire, repository, `/compare/${basehead}`);
  return ok(
    {
      url: repositoryApiUrl(wire, repository, `/compare/${basehead}`),
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: toCommitJson(wire, repository, base),
      merge_base_commit: toCommitJson(wire, repository, commitOf(repository, meeting)),
      status,
      ahead_by: aheadBy,
      behind_by: behindBy,
      total_commits: aheadBy,
      commits: items.map((commit) => toCommitJson(wire, repository, commit)),
      files: toDiffs(asked, changesBetween(commitOf(repository, meeting).files, head.files), head.oid),
    },
    headers,
  );
}

function refuseWorkflows({ repository, viewer }: AskedInRepository, merge: { into: string; sha: string }): void {
  if (may(viewer, repository, { permission: "workflows", access: "write" })) return;
  const ours = repository.branches.get(merge.into);
  const [workflow] = ours ? workflowsBrought(repository, ours, merge.sha) : [];
  if (workflow) throw new Refusal(403, workflowRefusal(workflow));
}

function merge(asked: AskedInRepository): Answer {
  const { wire, state, repository, body, viewer } = asked;
  const [into, from] = [text(body["base"]), text(body["head"])];
  if (!repository.branches.has(into)) throw new Refusal(404, "Base does not exist");
  const head = resolveRef(repository, from);
  if (!head) throw new Refusal(404, "Head does not exist");
  refuseWorkflows(asked, { into, sha: head.sha });
  const message = optionalText(body["commit_message"]) ?? `Merge ${from} into ${into}`;
  const result = mergeInto(state, repository, { into, sha: head.sha, message, by: actorOf(viewer) });
  if (result.kind === "conflict") throw new Refusal(409, "Merge conflict");
  return result.kind === "merged" ? created(toCommitJson(wire, repository, result.commit)) : noContent;
}

export const commitRoutes: readonly Route[] = [
  route("GET /commits/{ref}", "contents:read", readCommit),
  route("GET /compare/{basehead}", "contents:read", compare),
  route("POST /merges", "contents:write", merge),
];
