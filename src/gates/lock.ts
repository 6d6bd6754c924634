// Nobody else holds the environment: a lock is for one pull request, and keeps the others out.
import type { EnvironmentLock } from "../domain/lock.ts";
import { type Because, because } from "../domain/reasons.ts";
import type { DeployRequest } from "../domain/request.ts";
import { block, type GateAnswer, pass, wait } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const lock: Gate = {
  name: "lock",
  asks: "No other pull request has locked the environment.",
  wakesOn: ["time", "request"],
  overridable: false,
  evaluate: ({ request, snapshot }) => keptOut(request, snapshot.lock),
};

/** Who wants to deploy: a ref without a pull request counts as of the one that the command is written on. */
export interface Deploying {
  readonly pullRequest: Pick<DeployRequest["pullRequest"], "number"> | null;
  readonly environment: Pick<DeployRequest["environment"], "concurrency">;
}

export function keptOut({ pullRequest, environment }: Deploying, held: EnvironmentLock | null): GateAnswer {
  if (held === null || held.pullRequest.number === pullRequest?.number) return pass;
  if (environment.concurrency !== "queue") return block(lockedBy(held));
  return wait(lockedBy(held, true), held.expiresAt ?? undefined);
}

/** `waits`: whoever is told so waits for it. */
export function lockedBy(held: EnvironmentLock, waits = false): Because {
  const { environment, by, cause, reason, since, expiresAt, url } = held;
  const pullRequest = held.pullRequest.number;
  return because("locked", { environment, pullRequest, by, cause, reason, since, expiresAt, url, waits });
}
