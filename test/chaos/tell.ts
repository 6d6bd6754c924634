// One line of the journal for what happens on GitHub.
import type { SandboxEvent } from "../../src/sandbox/state/events.ts";
import { headlineOf, markIn, requestOf, slipway } from "./words.ts";

type Tellers = { readonly [Event in SandboxEvent as Event["name"]]?: (event: Event) => string };

const tellers: Tellers = {
  issue_comment: ({ action, comment }) =>
    comment.author === slipway
      ? `comment ${comment.id} ${action} (${markIn(comment.body)}): ${headlineOf(comment.body)}`
      : "",
  deployment: ({ deployment, sender }) => {
    const { id, sha, environment } = deployment;
    return `deployment ${id} of ${short(sha)} to ${environment} (${sender}, ${requestOf(deployment) ?? "no request"})`;
  },
  deployment_status: ({ deployment, status, sender }) => `deployment ${deployment.id} is ${status.state} (${sender})`,
  check_run: ({ run, suite }) => `check ${run.conclusion ?? run.status} on ${short(suite.sha)}`,
  pull_request: ({ repository, pull, action, sender }) =>
    `${repository.owner}#${pull.number} ${action} at ${short(pull.headSha)} (${sender})`,
};

const short = (sha: string): string => sha.slice(0, 7);

/** "" for what is not worth a line. */
export const tell = (event: SandboxEvent): string =>
  (tellers[event.name] as ((event: SandboxEvent) => string) | undefined)?.(event) ?? "";
