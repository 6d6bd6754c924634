// Who pushed a head, by GitHub's own record of what moved a branch.
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { Client } from "./octokit.ts";

/** Above the head that is asked for there are a request's own merges, three at most, and what was pushed just now. */
const newest = 20;

export interface PushedHead {
  readonly branch: string;
  readonly sha: string;
}

/**
 * A login; null where GitHub does not say. A merge of the default branch that this App had made is nobody's push: whoever
 * pushed what it was made on is meant. https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
export async function readPusher(client: Client, repository: Repository, head: PushedHead): Promise<string | null> {
  const pushes = await readPushes(client, repository, head.branch);
  const own = pushes.length > 0 ? await client.identity.botLogin() : "";
  let { sha } = head;
  for (const push of pushes) {
    if (push.after !== sha) continue;
    if (push.by !== own) return push.by;
    sha = push.before;
  }
  return null;
}

interface Push {
  readonly before: string;
  readonly after: string;
  readonly by: string | null;
}

/** Newest first. */
async function readPushes(client: Client, repository: Repository, branch: string): Promise<readonly Push[]> {
  const { owner, name: repo } = repository;
  const asked = { owner, repo, ref: `refs/heads/${branch}`, per_page: newest };
  try {
    const { data } = await client.read(repository, (octokit) =>
      octokit.request("GET /repos/{owner}/{repo}/activity", asked),
    );
    return data.map(({ before, after, actor }) => ({ before, after, by: actor?.login ?? null }));
  } catch (error) {
    if (error instanceof Fault && error.fault !== "transient") return [];
    throw error;
  }
}
