// pull_request: which head it has, by GitHub's clock, and whether a request that waits should look again.
import type { Context } from "probot";
import type { Repository } from "../domain/repository.ts";
import type { Sent } from "../flows/ports.ts";
import type { Intake } from "../flows/take-in.ts";
import { type RepositoryPayload, toRepository } from "./repository.ts";

type Payload = RepositoryPayload & Pick<Context<"pull_request">["payload"], "action" | "pull_request">;

/** Whatever changes what a gate sees of the pull request itself. */
const waking: readonly Payload["action"][] = [
  "closed",
  "reopened",
  "synchronize",
  "edited",
  "converted_to_draft",
  "ready_for_review",
];

export function onPullRequest(payload: Payload): Intake {
  const repository = toRepository(payload);
  if (!repository) return {};
  const { number, head, updated_at: at } = payload.pull_request;
  const before = "before" in payload && typeof payload.before === "string" ? payload.before : null;
  const sighting = { repository: repository.id, pullRequest: number, sha: head.sha, before, at };
  const wake = { repository: repository.id, pullRequest: number };
  return {
    head: sighting,
    ...(waking.includes(payload.action) && { wake }),
    ...(bringing.includes(payload.action) && { jobs: [checkConfig(repository, head.sha)] }),
  };
}

/** Whatever shows a head for the first time: it may change slipway.yml, which the delivery does not say. */
const bringing: readonly Payload["action"][] = ["opened", "reopened", "synchronize"];

const checkConfig = (repository: Repository, sha: string): Sent => ({
  job: { kind: "check_config", repository, sha },
  options: { key: `${repository.id}/config/${sha}`, id: `${repository.id} config ${sha}` },
});
