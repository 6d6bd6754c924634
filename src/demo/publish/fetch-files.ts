// The files of one commit, over GitHub's REST API: https://docs.github.com/en/rest/repos/contents
import type { Order, Setup } from "./setup.ts";

export type Source = Pick<Setup, "apiUrl" | "token"> & Pick<Order, "deployment" | "repository">;

interface Entry {
  readonly type: "file" | "dir";
  readonly path: string;
}

/** Path and text of each file in a folder; none where the commit has no such folder. */
export async function* fetchFiles(source: Source, folder: string): AsyncGenerator<readonly [string, string]> {
  const answer = await ask(source, folder, "application/vnd.github+json");
  if (answer.status === 404) return;
  for (const { type, path } of (await good(answer).json()) as readonly Entry[]) {
    if (type === "dir") yield* fetchFiles(source, path);
    else yield [path, await good(await ask(source, path, "application/vnd.github.raw+json")).text()];
  }
}

function ask({ apiUrl, token, deployment, repository }: Source, path: string, accept: string): Promise<Response> {
  const place = path.split("/").map(encodeURIComponent).join("/");
  const headers = { accept, authorization: `Bearer ${token}`, "user-agent": "publish" };
  return fetch(`${apiUrl}/repos/${repository.full_name}/contents/${place}?ref=${deployment.sha}`, { headers });
}

function good(answer: Response): Response {
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${new URL(answer.url).pathname}`);
  return answer;
}
