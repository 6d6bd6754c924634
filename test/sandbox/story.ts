// A sandbox with one repository, one App and a real Octokit beside it, for the tests of this folder.
import { afterEach, expect } from "@jest/globals";
import { ProbotOctokit } from "probot";
import type { Clock } from "../../src/domain/clock.ts";
import type { AppHandle } from "../../src/sandbox/builders/people.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox/sandbox.ts";
import type { Permissions } from "../../src/sandbox/state/apps.ts";

export interface TurnableClock extends Clock {
  turn(milliseconds: number): void;
}

export function turnableClock(start = "2026-11-02T09:00:00Z"): TurnableClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    turn: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export const everyPermission: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "read",
  pull_requests: "write",
  statuses: "write",
};

/** A client that neither retries nor waits. */
export const client = (sandbox: Sandbox, token: string): ProbotOctokit =>
  new ProbotOctokit({
    baseUrl: `${sandbox.url}/api/v3`,
    auth: { token },
    retry: { enabled: false },
    throttle: { enabled: false },
  });

const open: Sandbox[] = [];

/** Every story owns its ending: nothing that the sandbox did not know, no fault that never happened. */
afterEach(async () => {
  const ended = open.splice(0);
  await Promise.all(ended.map((sandbox) => sandbox.close()));
  expect(ended.map(({ failures, faults }) => ({ failures, faults: faults.pending() }))).toEqual(
    ended.map(() => ({ failures: [], faults: 0 })),
  );
});

export interface Story {
  readonly sandbox: Sandbox;
  readonly clock: TurnableClock;
  readonly app: AppHandle;
  /** As the App, with everything that it was granted. */
  readonly octokit: ProbotOctokit;
  readonly repo: { readonly owner: string; readonly repo: string };
}

/** acme/site with ada, who writes, and an App with `permissions` installed at acme. */
export async function openStory(
  permissions: Permissions = everyPermission,
  options: Omit<SandboxOptions, "clock"> = {},
): Promise<Story> {
  const clock = turnableClock();
  const sandbox = createSandbox({ ...options, clock });
  open.push(sandbox);
  await sandbox.listen();
  sandbox.repository("acme/site", { people: { ada: "write", rita: "read", alan: "admin", mia: "maintain" } });
  const app = sandbox.app({ slug: "slipway", permissions, events: [] });
  app.install("acme");
  return { sandbox, clock, app, octokit: client(sandbox, app.token("acme")), repo: { owner: "acme", repo: "site" } };
}

export interface Refused {
  readonly status: number;
  readonly data: Record<string, unknown>;
}

/** What GitHub answered to a request that it refuses. */
export async function refusal(request: Promise<unknown>): Promise<Refused> {
  try {
    await request;
  } catch (error) {
    const { status, response } = error as { status: number; response: { data: Record<string, unknown> } };
    return { status, data: response.data };
  }
  throw new Error("It was not refused.");
}
