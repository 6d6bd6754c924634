// A head that moved is still the gated one where Slipway itself merged the default branch into it.
import type { DeployRequest } from "../domain/request.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Ports } from "./ports.ts";

/** Where the head is still the gated one, nothing was merged: a merge that comes later is somebody else's. */
export async function adoptMerge(ports: Ports, request: DeployRequest, snapshot: Snapshot): Promise<DeployRequest> {
  const { sha } = snapshot.head;
  if (sha === request.head?.sha) return request.merging === "asked" ? { ...request, merging: "no" } : request;
  if (snapshot.mergeOfGated && request.merging !== "no") {
    return {
      ...request,
      head: { sha, pushedAt: snapshot.takenAt },
      merging: "no",
      merges: request.merges + 1,
    };
  }
  const other = await mergedFor(ports, request, sha);
  return other ? { ...request, gated: other.gated, head: other.head } : request;
}

/**
 * Another request had the default branch merged into the same gated head: one of the same comment where this one was not
 * looked at yet, else any of the same pull request.
 */
async function mergedFor({ store }: Ports, request: DeployRequest, sha: string): Promise<DeployRequest | undefined> {
  const others = await store.requests.ofPullRequest(request.repository.id, request.pullRequest.number);
  const sameHead = (other: DeployRequest): boolean =>
    request.gated
      ? request.gated.sha === other.gated?.sha
      : other.comment.id === request.comment.id && other.comment.kind === request.comment.kind;
  return others.find(
    (other) =>
      other.id !== request.id &&
      other.named === request.named &&
      other.head?.sha === sha &&
      other.gated !== null &&
      other.gated.sha !== sha &&
      sameHead(other),
  );
}
