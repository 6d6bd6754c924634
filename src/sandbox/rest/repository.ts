// A repository: itself, its branches and refs, its activity, what a person may do in it.

import { findAccount } from "../state/accounts.ts";
import { commitOf } from "../state/ancestry.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { Activity, Repository, Role } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { roleIn } from "../state/repositories.ts";
import { toUserJson } from "../wire/account.ts";
import { toCommitJson } from "../wire/commit.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, ok, text } from "./asked.ts";
import { paginateByCursor } from "./paginate.ts";
import { notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function readBranch({ wire, repository, params }: AskedInRepository): Answer {
  const name = text(params["branch"]);
  const sha = repository.branches.get(name);
  if (!sha) throw new Refusal(404, "Branch not found");
  const self = repositoryApiUrl(wire, repository, `/branches/${encodeURI(name)}`);
  return ok({
    name,
    commit: toCommitJson(wire, repository, commitOf(repository, sha)),
    _links: { self, html: repositoryHtmlUrl(wire, repository, `/tree/${encodeURI(name)}`) },
    ...protectionOf(repository, name),
    protection_url: `${self}/protection`,
  });
}

function protectionOf({ requiredContexts, requiredReviews }: Repository, branch: string): Json {
  const contexts = requiredContexts.get(branch) ?? [];
  const isProtected = requiredContexts.has(branch) || requiredReviews.has(branch);
  const checks = contexts.map((context) => ({ context, app_id: null }));
  const required = { enforcement_level: isProtected ? "non_admins" : "off", contexts, checks };
  return { protected: isProtected, protection: { enabled: isProtected, required_status_checks: required } };
}

function readRef({ wire, repository, params }: AskedInRepository): Answer {
  const ref = text(params["ref"]);
  const found = /^(heads|tags)\//.test(ref) ? resolveRef(repository, ref) : null;
  if (!found) throw notFound();
  const { sha } = found;
  return ok({
    ref: `refs/${ref}`,
    node_id: nodeIdOf("Ref", `${repository.id}:refs/${ref}`),
    url: repositoryApiUrl(wire, repository, `/git/refs/${encodeURI(ref)}`),
    object: { sha, type: "commit", url: repositoryApiUrl(wire, repository, `/git/commits/${sha}`) },
  });
}

const toActivityJson = (wire: Wire, entry: Activity): Json => ({
  id: entry.id,
  node_id: nodeIdOf("Push", entry.id),
  before: entry.before,
  after: entry.after,
  ref: entry.ref,
  timestamp: entry.timestamp,
  activity_type: entry.type,
  actor: toUserJson(wire, entry.actor),
});

/** Newest first. */
function listActivity(asked: AskedInRepository): Answer {
  const { query, repository, wire } = asked;
  const ref = text(query["ref"]);
  const [actor, type] = [text(query["actor"]), text(query["activity_type"])];
  const all = repository.activity
    .filter((entry) => !ref || entry.ref === ref || entry.ref === `refs/heads/${ref}`)
    .filter((entry) => (!actor || entry.actor === actor) && (!type || entry.type === type))
    .toReversed();
  const { items, headers } = paginateByCursor(asked, all, "after");
  return ok(
    items.map((entry) => toActivityJson(wire, entry)),
    headers,
  );
}

/** The old four words; `role_name` has the real one: https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
const oldWord: Readonly<Record<Role | "none", string>> = {
  admin: "admin",
  maintain: "write",
  write: "write",
  triage: "read",
  read: "read",
  none: "none",
};

function readPermission({ wire, state, repository, params }: AskedInRepository): Answer {
  const login = text(params["username"]);
  if (!findAccount(state, login)) throw new Refusal(404, `${login} is not a user`);
  const { role, roleName } = roleIn(repository, login);
  const user = { ...toUserJson(wire, login), role_name: roleName };
  return ok({ permission: oldWord[role], role_name: roleName, user });
}

export const repositoryRoutes: readonly Route[] = [
  route("GET /", "metadata:read", ({ wire, repository }) => ok(toRepositoryJson(wire, repository))),
  route("GET /branches/{branch}", "contents:read", readBranch),
  route("GET /git/ref/{ref}", "contents:read", readRef),
  route("GET /activity", "contents:read", listActivity),
  route("GET /collaborators/{username}/permission", "metadata:read", readPermission),
];
