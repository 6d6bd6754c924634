// What must never happen, seen from GitHub and from the store.
import type { SandboxEvent } from "../../../src/sandbox/state/events.ts";
import type { Comment, Deployment } from "../../../src/sandbox/state/model.ts";
import type { DeployRequest } from "../../../src/domain/request.ts";
import type { EnvironmentLock } from "../../../src/domain/lock.ts";
import { environments, type EnvironmentName, type Stage } from "./stage.ts";

const slipway = "slipway[bot]";
const over: readonly string[] = ["success", "failure", "error", "inactive"];

export const isOver = ({ statuses }: Deployment): boolean => statuses.some(({ state }) => over.includes(state));

export const runningIn = (stage: Stage, environment: string): readonly Deployment[] =>
  stage.repository.deployments.filter((one) => one.environment === environment && !isOver(one));

interface Approval {
  readonly by: string;
  readonly pull: number;
  /** The head that its author saw. */
  readonly sha: string;
}

/** What a deployment of Slipway's says of itself. */
interface Told {
  readonly actor: string;
  readonly pull_request: number;
  readonly repeats?: number;
}

export class Rules {
  readonly broken: string[] = [];
  readonly #approvals: Approval[] = [];
  readonly #pushedBy = new Map<string, string>();
  /** Locks, and pull requests that are closed, since before the last thing that anybody did. */
  #locks = new Map<string, EnvironmentLock>();
  #closed = new Set<number>();

  hear(stage: Stage, event: SandboxEvent): void {
    if (event.name === "push") this.#pushedBy.set(event.after, event.sender);
    if (event.name === "issue_comment" && event.comment.body.startsWith("/approve"))
      this.#approve(stage, event.comment);
    if (event.name === "deployment" && event.sender === slipway) this.#judge(stage, event.deployment);
  }

  /** Nothing is on its way. */
  async settled(stage: Stage): Promise<void> {
    const { repository, store } = stage;
    this.#closed = new Set(stage.pulls.filter(({ state }) => state === "closed").map(({ number }) => number));
    this.#locks = new Map();
    for (const environment of environments) {
      const lock = await store.locks.get(repository.id, environment);
      if (lock) this.#locks.set(environment, lock);
      if (!stage.isBehind && lock?.release === "merge" && this.#closed.has(lock.pullRequest.number))
        this.#break(`${environment} stays locked`);
      if (lock?.release === "never") this.#judgeLasting(lock);
      if (runningIn(stage, environment).length > 1) this.#break(`two run in ${environment}`);
    }
    this.broken.push(...stage.errors.splice(0), ...stage.sandbox.failures.splice(0).map(String));
  }

  /** Time has passed since, and nothing is on its way: whatever still waits, waits for something. */
  async rested(stage: Stage): Promise<void> {
    await this.settled(stage);
    for (const request of await stage.store.requests.unsettled()) {
      if (request.stage === "following") continue;
      const why = request.because.map(({ reason }) => reason);
      if (request.stage !== "waiting" || !why.some((reason) => this.#isTrue(stage, request, reason)))
        this.#break(`${request.id} (${request.stage}) waits for nothing: ${why.join(", ")}`);
    }
  }

  holderOf = (environment: EnvironmentName): EnvironmentLock | null => this.#locks.get(environment) ?? null;

  #break(what: string): void {
    this.broken.push(what);
  }

  #approve(stage: Stage, { author, number }: Comment): void {
    const pull = stage.pulls.find((one) => one.number === number);
    if (pull && author) this.#approvals.push({ by: author, pull: number, sha: stage.codeOf(pull.headSha) });
  }

  #judge(stage: Stage, made: Deployment): void {
    const { id, environment } = made;
    const { repeats, pull_request: pull } = (made.payload as { slipway: Told }).slipway;
    const beside = runningIn(stage, environment).filter((one) => one.id !== id);
    if (beside.length > 0) this.#break(`${id} beside ${beside.map((one) => one.id).join(", ")} in ${environment}`);
    const lock = this.#locks.get(environment);
    if (lock && lock.pullRequest.number !== pull) void this.#judgeLock(stage, { id, lock });
    if (repeats === undefined) this.#judgeGates(stage, made);
    else if (!hasSucceeded(stage, repeats)) this.#break(`${id} goes back to ${repeats}, which never succeeded`);
  }

  /** Whoever took it away or gave it back just now may have been quicker. */
  async #judgeLock(stage: Stage, { id, lock }: { readonly id: number; readonly lock: EnvironmentLock }): Promise<void> {
    const now = await stage.store.locks.get(stage.repository.id, lock.environment);
    if (now?.url === lock.url && now.since === lock.since)
      this.#break(`${id} in spite of the lock on ${lock.environment}`);
  }

  #judgeGates(stage: Stage, { id, sha, environment, payload }: Deployment): void {
    const told = (payload as { slipway: Told }).slipway;
    if (this.#closed.has(told.pull_request)) this.#break(`${id} of a closed pull request`);
    const { suites, checkRuns } = stage.repository;
    const ofSha = suites.filter((suite) => suite.sha === sha).map((suite) => suite.id);
    const check = checkRuns.findLast(({ suite }) => ofSha.includes(suite));
    if (check?.conclusion !== "success")
      this.#break(`${id} deploys ${sha}, which is ${check?.conclusion ?? "unchecked"}`);
    const code = stage.codeOf(sha);
    const author = stage.pulls.find(({ number }) => number === told.pull_request)?.author;
    const parts = [told.actor, author, this.#pushedBy.get(code)];
    const isApproved = this.#approvals.some(
      (one) => one.pull === told.pull_request && one.sha === code && !parts.includes(one.by),
    );
    if (environment === "production" && !isApproved) this.#break(`${id} deploys ${sha}, which nobody approved`);
  }

  /** Of a rollback, or of a pull request that was closed when it was locked: for a day. */
  #judgeLasting({ cause, environment, pullRequest, since, expiresAt }: EnvironmentLock): void {
    const isForDay = expiresAt !== null && Date.parse(expiresAt) - Date.parse(since) <= 24 * 3_600_000;
    const isAllowed = cause === "rollback" || this.#wasClosed.has(pullRequest.number);
    if (!isForDay || !isAllowed) this.#break(`${environment} stays locked for ever`);
  }

  readonly #wasClosed = new Set<number>();

  /** Somebody closes it, now or later today. */
  closes(pull: number): void {
    this.#wasClosed.add(pull);
  }

  #isTrue(stage: Stage, request: DeployRequest, reason: string): boolean {
    const environment = request.environment.name;
    const lock = this.#locks.get(environment);
    switch (reason) {
      case "locked":
        return lock !== undefined && lock.pullRequest.number !== request.pullRequest.number;
      case "environment_busy":
        return runningIn(stage, environment).length > 0;
      case "approvals_missing":
        return environment === "production";
      default:
        return false;
    }
  }
}

const hasSucceeded = ({ repository }: Stage, id: number): boolean =>
  repository.deployments.find((one) => one.id === id)?.statuses.some(({ state }) => state === "success") ?? false;
