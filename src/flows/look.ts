// The job that looks at a request again.
import type { DeployRequest } from "../domain/request.ts";
import { pullRequestKey } from "./jobs.ts";
import type { Ports, Sent } from "./ports.ts";

/** All reasons to look later are one look, at the earliest time: it finds out when the next is due. Without a time, now. */
export function look({ id, repository, pullRequest }: DeployRequest, at?: string): Sent {
  const key = pullRequestKey(repository, pullRequest.number);
  const job = { kind: "advance", request: id } as const;
  return { job, options: at ? { key, at, id: `${id} later` } : { key, id: `${id} now` } };
}

/** Queues it. */
export function lookAgain({ queue }: Pick<Ports, "queue">, request: DeployRequest, at?: string): Promise<void> {
  const { job, options } = look(request, at);
  return queue.send(job, options);
}
