// The card for deployments that other tools made: one per pull request and environment, newest first.
import type { ForeignCard, ForeignDeployment } from "../domain/foreign.ts";
import { code, join, type Markdown, md, table } from "./md.ts";
import { commit, linked, utc } from "./words.ts";

export function renderForeignCard({ environment, deployments, repositoryUrl }: ForeignCard): Markdown {
  const rows = deployments.map((deployment) => [
    code(`#${deployment.id}`),
    what(repositoryUrl, deployment),
    state(deployment),
    md`${code(deployment.creator)} at ${utc(deployment.createdAt)}`,
  ]);
  return join(
    [md`#### Deployments of other tools to ${code(environment)}`, table(["deployment", "commit", "state", "by"], rows)],
    "\n\n",
  );
}

/** Many tools deploy a sha: its beginning says enough. */
function what(repositoryUrl: string, { sha, ref }: ForeignDeployment): Markdown {
  const at = commit(repositoryUrl, sha);
  return ref === sha ? at : md`${at} of ${code(ref)}`;
}

function state({ status, task }: ForeignDeployment): Markdown {
  const named = task === "deploy" ? md`` : md`${code(task)}: `;
  if (!status) return md`${named}created`;
  const links = [...linked(md`environment`, status.environmentUrl), ...linked(md`log`, status.logUrl)];
  const words = status.description ? md`${code(status.state)}: ${status.description}` : code(status.state);
  return join([md`${named}${words}`, ...links], " · ");
}
