// Single reads over REST: what a person may do, when a branch was pushed, whether a commit is in a branch.
import { type Permission, type Role, roles } from "../domain/permission.ts";
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { Client } from "./octokit.ts";
import { statusOf } from "./status-of.ts";

const none: Permission = { role: "none", roleName: "none" };

/** `permission` knows four words, `role_name` the real role: https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
export async function readPermission(client: Client, repository: Repository, username: string): Promise<Permission> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username }),
    );
    const role = toRole(data.role_name) ?? toRole(data.permission);
    return role ? { role, roleName: data.role_name || role } : { role: "unknown", roleName: data.role_name };
  } catch (error) {
    if (statusOf(error) === 404) return none;
    throw error;
  }
}

/** A custom role has a name of its own; what it is built on is in `permission`. */
const toRole = (name: string | undefined): Role | null => roles.find((role) => role === name) ?? null;

/** GitHub's time of the last push, which its author cannot choose: https://docs.github.com/en/rest/repos/repos#list-repository-activities */
export async function readPush(
  client: Client,
  repository: Repository,
  branch: string,
): Promise<{ sha: string; at: string } | null> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.request("GET /repos/{owner}/{repo}/activity", { owner, repo, ref: `refs/heads/${branch}`, per_page: 1 }),
    );
    const [last] = data;
    return last ? { sha: last.after, at: last.timestamp } : null;
  } catch (error) {
    if (error instanceof Fault && error.fault !== "transient") return null;
    throw error;
  }
}

export async function isAncestor(
  client: Client,
  repository: Repository,
  { sha, tip }: { sha: string; tip: string },
): Promise<boolean> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${sha}...${tip}`, per_page: 1 }),
    );
    return data.status === "ahead" || data.status === "identical";
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
