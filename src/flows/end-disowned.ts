// Ends on GitHub the deployment of a commit that nobody gated.
import type { DisownJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";

export async function endDisowned({ store, github }: Ports, { request: id }: DisownJob): Promise<void> {
  const request = await store.requests.get(id);
  if (!request?.deployment) return;
  const description = `Not the commit that was checked (${request.head?.sha.slice(0, 7)})`;
  await github.createStatus(request.repository, request.deployment.id, { state: "error", description });
}
