// Jobs as text and back: what another version of Slipway wrote is not trusted to be a job.
import type { Job } from "../../flows/jobs.ts";

type Kinds = { readonly [K in Job["kind"]]: readonly Exclude<keyof Extract<Job, { kind: K }>, "kind">[] };

/** What a job of each kind cannot be done without. */
const fields: Kinds = {
  comment: ["repository", "pullRequest", "actor", "comment", "parsed"],
  acknowledge: ["repository", "actor", "comment"],
  advance: ["request"],
  say_place: ["request"],
  replace: ["request", "by", "pullRequest"],
  cancel: ["request", "by"],
  check_config: ["repository", "sha"],
  unclaimed: ["request"],
  observe: ["request"],
  annotate: ["request"],
  disown: ["request"],
  deployment: ["repository", "repositoryUrl", "deployment", "status", "byActions"],
  start_run: ["run"],
  write_run: ["run"],
  observe_run: ["run"],
  cancel_run: ["run", "by"],
  workflow_run: ["run", "workflowRun"],
  expire_locks: [],
  unlock_closed: ["repository", "pullRequest"],
  tell_former: ["former", "by", "url", "reason", "heldFor"],
  index: ["repository", "environment"],
  act: ["nonce", "repository", "pullRequest", "actor", "command", "askedAt"],
};

export const toText = (job: Job): string => JSON.stringify(job);

/** Null where it is no job that this version knows. */
export function fromText(text: string): Job | null {
  const value = parse(text);
  if (typeof value !== "object" || value === null || !("kind" in value)) return null;
  return isKnown(value.kind) && fields[value.kind].every((field) => field in value) ? (value as Job) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isKnown = (kind: unknown): kind is Job["kind"] => typeof kind === "string" && Object.hasOwn(fields, kind);
