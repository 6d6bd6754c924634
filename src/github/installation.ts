// Which installation of the App a repository belongs to: asked as the App itself.
import { askAsApp } from "./as-app.ts";
import type { Outside } from "./octokit.ts";
import { statusOf } from "./status-of.ts";

/** https://docs.github.com/en/rest/apps/apps#get-a-repository-installation-for-the-authenticated-app */
export async function readInstallation(outside: Outside, fullName: string): Promise<number | null> {
  const [owner = "", repo = ""] = fullName.split("/");
  try {
    const { data } = await askAsApp(outside, (octokit) =>
      octokit.request("GET /repos/{owner}/{repo}/installation", { owner, repo }),
    );
    return data.suspended_at ? null : data.id;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
