// A repository: itself, its branches and refs, its activity, what a person may do in it.

import { findAccount } from "../state/accounts.ts";
import { commitOf } from "../state/ancestry.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { Activity, Repository, Role } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { roleIn } from "../state/repositories.ts";
import { toUserJson } from "../wire/account.ts";
import { toCommitJson } from "../wire/commit.ts";
import { toPermissionsJson } from "../wire/permissions.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, ok, text } from "./asked.ts";
import { paginate, paginateByCursor } from "./paginate.ts";
import { noCommit, notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

/** A person hears also what they may do in it. */
function readRepository({ wire, repository, viewer }: AskedInRepository): Answer {
  const shown = toRepositoryJson(wire, repository);
  if (viewer.kind !== "person") return ok(shown);
  return ok({ ...shown, permissions: toPermissionsJson(roleIn(repository, viewer.login).role) });
}

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

function listBranches(asked: AskedInRepository): Answer {
  const { wire, repository, query } = asked;
  const all = [...repository.branches].map(([name, sha]) => ({
    name,
    commit: { sha, url: repositoryApiUrl(wire, repository, `/commits/${sha}`) },
    ...protectionOf(repository, name),
  }));
  const wanted = all.filter((branch) => query["protected"] === undefined || branch.protected === query["protected"]);
  const { items, headers } = paginate(asked, wanted);
  return ok(items, headers);
}

/** None for a commit that only a fork has. */
function listBranchesWhereHead({ wire, repository, params }: AskedInRepository): Answer {
  const sha = text(params["commit_sha"]);
  if (!repository.commits.has(sha)) throw noCommit(sha);
  const commit = { sha, url: repositoryApiUrl(wire, repository, `/commits/${sha}`) };
  const heads = [...repository.branches].filter(([, head]) => head === sha);
  return ok(heads.map(([name]) => ({ name, commit, protected: isProtected(repository, name) })));
}

const isProtected = ({ requiredContexts, requiredReviews }: Repository, branch: string): boolean =>
  requiredContexts.has(branch) || requiredReviews.has(branch);

function protectionOf(repository: Repository, branch: string) {
  const contexts = repository.requiredContexts.get(branch) ?? [];
  const on = isProtected(repository, branch);
  const checks = contexts.map((context) => ({ context, app_id: null }));
  const required = { enforcement_level: on ? "non_admins" : "off", contexts, checks };
  return { protected: on, protection: { enabled: on, required_status_checks: required } };
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
  route("GET /", "metadata:read", readRepository),
  route("GET /branches", "contents:read", listBranches),
  route("GET /commits/{commit_sha}/branches-where-head", "contents:read", listBranchesWhereHead),
  route("GET /branches/{branch}", "contents:read", readBranch),
  route("GET /git/ref/{ref}", "contents:read", readRef),
  route("GET /activity", "contents:read", listActivity),
  route("GET /collaborators/{username}/permission", "metadata:read", readPermission),
];
