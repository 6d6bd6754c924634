// The Probot app; the only file that knows every room: it wires listeners, flows and adapters together.
import type { Probot } from "probot";
import type { Alarms } from "./domain/clock.ts";
import { onCheckRun } from "./events/check-run.ts";
import { onDeployment, onDeploymentStatus } from "./events/deployment.ts";
import { onIssueComment } from "./events/issue-comment.ts";
import { onPullRequest } from "./events/pull-request.ts";
import { onStatus } from "./events/status.ts";
import { giveUp } from "./flows/give-up.ts";
import { perform } from "./flows/perform.ts";
import type { Ports } from "./flows/ports.ts";
import { type Intake, takeIn } from "./flows/take-in.ts";
import { github } from "./github/github.ts";
import { WritePace } from "./github/write-pace.ts";
import { memoryInbox } from "./store/memory-inbox.ts";
import { MemoryQueue } from "./store/memory-queue.ts";
import { memoryStore } from "./store/memory-store.ts";
import { systemClock } from "./system-clock.ts";

/** A running Slipway. */
export interface Slipway {
  /** Resolves when nothing runs and nothing is due. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
}

/** Listens to the App's deliveries and works on what they ask for. */
export function start(app: Probot, clock: Alarms = systemClock): Slipway {
  const queue = new MemoryQueue(clock);
  const store = memoryStore(clock);
  const ports: Ports = {
    github: github({ clock, app: () => app.auth(), pace: new WritePace(clock) }),
    store,
    queue,
    inbox: memoryInbox(store, queue),
    clock,
    log: app.log.child({ name: "slipway" }),
  };
  listen(app, ports);
  queue.start({
    perform: (job) => perform(ports, job),
    giveUp: (job, error) => giveUp(ports, job, error),
  });
  return { idle: () => queue.idle(), stop: () => queue.stop() };
}

/** Every listener stands here: `app.yml` subscribes to these events and no others. */
function listen(app: Probot, ports: Ports): void {
  const take = ({ id }: { readonly id: string }, intake: Intake): Promise<void> => takeIn(ports, id, intake);
  app.on("issue_comment.created", (event) => take(event, onIssueComment(event.payload, ports.clock.now())));
  app.on("pull_request", (event) => take(event, onPullRequest(event.payload)));
  app.on("check_run.completed", (event) => take(event, onCheckRun(event.payload)));
  app.on("status", (event) => take(event, onStatus(event.payload)));
  app.on("deployment.created", (event) => take(event, onDeployment(event.payload)));
  app.on("deployment_status.created", (event) => take(event, onDeploymentStatus(event.payload)));
}

export default (app: Probot): void => void start(app);
