// Pull requests, their files and reviews.
import { commitOf, mergeBase } from "../state/ancestry.ts";
import type { PullRequest } from "../state/model.ts";
import { changesBetween } from "../state/trees.ts";
import { toReviewJson } from "../wire/comment.ts";
import { toDiffJson } from "../wire/file.ts";
import { baseShaOf, toFullPullJson, toPullJson } from "../wire/pull.ts";
import { type Answer, type AskedInRepository, ok, optionalText } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { notFound } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function pullOf({ repository, params }: AskedInRepository): PullRequest {
  const pull = repository.pulls.get(Number(params["pull_number"]));
  if (!pull) throw notFound();
  return pull;
}

/** `head` is "owner:branch"; without an owner GitHub ignores the filter. */
function isWanted(pull: PullRequest, { query }: AskedInRepository): boolean {
  const state = optionalText(query["state"]) ?? "open";
  const base = optionalText(query["base"]);
  const [owner, branch] = optionalText(query["head"])?.split(":") ?? [];
  const isHead = pull.headRepository?.split("/")[0] === owner && pull.headRef === branch;
  return (state === "all" || pull.state === state) && (!base || pull.base === base) && (!branch || isHead);
}

function sorted(pulls: PullRequest[], { query }: AskedInRepository): PullRequest[] {
  const time = (pull: PullRequest): number =>
    query["sort"] === "updated" ? Date.parse(pull.updatedAt) : Date.parse(pull.createdAt);
  const ascending = pulls.toSorted((a, b) => time(a) - time(b) || a.number - b.number);
  return query["direction"] === "asc" ? ascending : ascending.toReversed();
}

function listPulls(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const wanted = [...repository.pulls.values()].filter((pull) => isWanted(pull, asked));
  const { items, headers } = paginate(asked, sorted(wanted, asked));
  return ok(
    items.map((pull) => toPullJson(wire, repository, pull)),
    headers,
  );
}

/** Against the merge base, as the "Files changed" tab. */
function listFiles(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const pull = pullOf(asked);
  const base = mergeBase(repository, baseShaOf(repository, pull), pull.headSha);
  const before = base ? commitOf(repository, base).files : new Map<string, string>();
  const changes = changesBetween(before, commitOf(repository, pull.headSha).files);
  const { items, headers } = paginate(asked, changes);
  return ok(
    items.map((change) => toDiffJson(wire, repository, { change, sha: pull.headSha })),
    headers,
  );
}

function listReviews(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const pull = pullOf(asked);
  const { items, headers } = paginate(asked, pull.reviews);
  return ok(
    items.map((review) => toReviewJson(wire, repository, { pull, review })),
    headers,
  );
}

export const pullRoutes: readonly Route[] = [
  route("GET /pulls", "pull_requests:read", listPulls),
  route("GET /pulls/{pull_number}", "pull_requests:read", (asked) =>
    ok(toFullPullJson(asked.wire, asked.repository, pullOf(asked))),
  ),
  route("GET /pulls/{pull_number}/files", "pull_requests:read", listFiles),
  route("GET /pulls/{pull_number}/reviews", "pull_requests:read", listReviews),
];
