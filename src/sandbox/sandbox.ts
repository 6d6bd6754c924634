// A GitHub that fits in a process, for the demo and for tests: its state, its API over HTTP, its signed webhooks, its moods.
import type { Hono } from "hono";
import type { Clock } from "../domain/clock.ts";
import { checkBuilders } from "./builders/checks.ts";
import { peopleBuilders } from "./builders/people.ts";
import { pullBuilders } from "./builders/pulls.ts";
import { repositoryBuilders } from "./builders/repositories.ts";
import { workflowBuilders } from "./builders/workflows.ts";
import { createCalls } from "./calls.ts";
import type { Backend } from "./endpoints.ts";
import { createFaults } from "./faults.ts";
import type { ExecuteGraphql } from "./graphql-request.ts";
import { hookRoutes } from "./rest/hook.ts";
import { createMatch } from "./rest/match.ts";
import { createMeter } from "./rest/rate-limit.ts";
import type { Route } from "./rest/route.ts";
import { routes } from "./rest/routes.ts";
import { createServerApp, type Listening, listen } from "./server.ts";
import { createState } from "./state/create-state.ts";
import type { State } from "./state/model.ts";
import { createDeliveries, type Deliveries } from "./webhooks/deliveries.ts";
import { postOffice, toRedelivery } from "./webhooks/post-office.ts";
import type { Wire } from "./wire/wire.ts";

export type { AppHandle, PersonHandle } from "./builders/people.ts";

export interface SandboxOptions {
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Default: the sandbox's own, loaded when first asked. */
  readonly graphql?: ExecuteGraphql;
  /** Beside the API, at "/". */
  readonly pages?: (state: State) => Hono;
}

const machineClock: Clock = { now: () => new Date() };

const ownGraphql: ExecuteGraphql = async (state, viewer, order) => {
  const { executeGraphql } = await import("./graphql/execute.ts");
  return executeGraphql(state, viewer, order);
};

export type Sandbox = ReturnType<typeof createSandbox>;

/** `listen` before Apps are to hear of anything: payloads link to where it listens. */
export function createSandbox({ clock = machineClock, graphql = ownGraphql, pages }: SandboxOptions = {}) {
  const state = createState(clock);
  const listening = createListening();
  const wire: Wire = {
    state,
    get origin() {
      return listening.origin();
    },
  };
  const deliveries = createDeliveries(state);
  state.events.subscribe(postOffice(() => wire, deliveries));
  const backend = createBackend(wire, deliveries, graphql);
  const { calls, faults, failures } = backend;
  return {
    state,
    calls,
    faults,
    deliveries,
    /** What was asked of the sandbox that it does not know, and where it does not answer as GitHub describes. */
    failures,
    /** "http://127.0.0.1:PORT": Probot's GHE_HOST and GHE_PROTOCOL in one. */
    get url() {
      return wire.origin;
    },
    /** Default: any free port. Answers the url. */
    listen: (port = 0): Promise<string> =>
      listening.start(() => listen(createServerApp(backend, pages?.(state)), port)),
    /** Nothing is delivered afterwards. */
    close: async (): Promise<void> => {
      deliveries.close();
      await listening.stop();
    },
    /** Resolves when no delivery is on its way and no request is under way. */
    idle: async (): Promise<void> => {
      do {
        await deliveries.idle();
        await new Promise((resolve) => setImmediate(resolve));
      } while (deliveries.open() > 0 || calls.open() > 0);
    },
    ...peopleBuilders(state),
    ...repositoryBuilders(state),
    ...pullBuilders(state),
    ...checkBuilders(state),
    ...workflowBuilders(state),
  };
}

function createBackend(wire: Wire, deliveries: Deliveries, graphql: ExecuteGraphql): Backend {
  const meter = createMeter(wire.state);
  const redeliver = hookRoutes((app, delivery) => deliveries.send(toRedelivery(app, delivery)));
  return {
    wire,
    failures: [],
    calls: createCalls(),
    faults: createFaults(),
    match: createMatch([...routes, ...redeliver, meter.route] satisfies Route[]),
    meter,
    graphql,
  };
}

function createListening() {
  let current: Listening | null = null;
  return {
    origin: () => current?.origin ?? "http://127.0.0.1",
    start: async (open: () => Promise<Listening>): Promise<string> => {
      current ??= await open();
      return current.origin;
    },
    stop: async (): Promise<void> => {
      await current?.close();
      current = null;
    },
  };
}
