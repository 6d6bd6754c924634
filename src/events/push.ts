// push: a head of the repository that changes slipway.yml is checked; what is pushed is said nowhere else.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";
import { checkConfig } from "./check-config.ts";
import { toRepository } from "./repository.ts";

type Payload = Pick<Context<"push">["payload"], "repository" | "ref" | "after" | "deleted" | "forced" | "commits"> & {
  readonly installation?: { readonly id: number } | undefined;
};

const path = ".github/slipway.yml";

/** GitHub names no more: https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
const mostCommits = 2048;

export function onPush(payload: Payload): Intake {
  const { repository: told, ref, after, deleted } = payload;
  const repository = toRepository({ ...payload, repository: { ...told, owner: { login: told.owner?.login ?? "" } } });
  const isHead = ref.startsWith("refs/heads/") && ref !== `refs/heads/${told.default_branch}` && !deleted;
  return repository && isHead && mayChange(payload) ? { jobs: [checkConfig(repository, after)] } : {};
}

/** After a force push the commits that went are not named; and of many not all that came. */
const mayChange = ({ forced, commits }: Payload): boolean =>
  forced ||
  commits.length >= mostCommits ||
  commits.some((commit) => [commit.added, commit.modified, commit.removed].some((files) => files?.includes(path)));
