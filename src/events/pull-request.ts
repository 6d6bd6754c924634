// pull_request: which head it has, by GitHub's clock, and whether a request that waits should look again.
import type { Context } from "probot";
import type { Repository } from "../domain/repository.ts";
import { pullRequestKey } from "../flows/jobs.ts";
import type { Sent } from "../flows/ports.ts";
import type { Intake } from "../flows/take-in.ts";
import { checkConfig } from "./check-config.ts";
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
    ...(showsNewHead(payload) && { jobs: [checkConfig(repository, head.sha)] }),
    ...(payload.action === "closed" && { jobs: [unlockClosed(repository, number)] }),
  };
}

/** That it changes slipway.yml is said by the `push` event, which the repository of a fork does not send. */
const showsNewHead = ({ action, pull_request: { head, base } }: Payload): boolean =>
  action === "opened" || action === "reopened" || (action === "synchronize" && head.repo?.id !== base.repo.id);

/** Behind what its comments asked for before: a lock that is only now being taken is given back, too. */
const unlockClosed = (repository: Repository, pullRequest: number): Sent => ({
  job: { kind: "unlock_closed", repository, pullRequest },
  options: { key: pullRequestKey(repository, pullRequest) },
});
