// Which installation of the App a repository belongs to: asked as the App itself.
import { asApp } from "./as-app.ts";
import type { Outside } from "./octokit.ts";
import { sortError } from "./sort-errors.ts";
import { statusOf } from "./status-of.ts";

/** https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app */
export async function readInstallation(outside: Outside, fullName: string): Promise<number | null> {
  const [owner = "", repo = ""] = fullName.split("/");
  const octokit = await asApp(outside);
  try {
    const { data } = await octokit.request("GET /repos/{owner}/{repo}/installation", { owner, repo });
    return data.suspended_at ? null : data.id;
  } catch (error) {
    const fault = sortError(error, { wrote: false, now: outside.clock.now() });
    if (statusOf(fault) === 404) return null;
    throw fault;
  }
}
