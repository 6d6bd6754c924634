// The demo's stage: a sandbox GitHub with a pull request, Slipway, and two ways to deploy, all on this machine.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../domain/clock.ts";
import type { Store } from "../flows/ports.ts";
import { page } from "../sandbox/page/page.ts";
import { createSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import type { PullRequest } from "../sandbox/state/model.ts";
import { playCi } from "./ci.ts";
import { openHarbor } from "./harbor.ts";
import { addRepository, openPullRequest, site } from "./repository.ts";
import { openSiteHost } from "./site-host.ts";
import { openSlipway } from "./slipway.ts";

export interface Stage {
  readonly sandbox: Sandbox;
  readonly pull: PullRequest;
  readonly pullUrl: string;
  readonly slipwayUrl: string;
  readonly siteUrl: string;
  /** The runs of commands, and their logs. */
  readonly store: Pick<Store, "runs" | "logs">;
  /** What Slipway logged as an error. */
  readonly errors: readonly string[];
  /** Ends all that runs, and removes all that was written. A second call waits for the first. */
  close(): Promise<void>;
}

export interface Staging {
  /** Preferred ports; a port that is taken, or 0, becomes any free one. */
  readonly ports: { readonly github: number; readonly slipway: number; readonly site: number };
  /** How long the players take for their work, in milliseconds. */
  readonly pace: number;
  /** Whether Slipway writes to GitHub as slowly as the real one asks for: about once a second. */
  readonly keepsPace: boolean;
  /** Of the sandbox; default: the machine's. */
  readonly clock?: Clock;
  /** Plays what was before the pull request is opened; Slipway hears of it. */
  readonly past?: (sandbox: Sandbox) => Promise<void>;
}

export async function openStage(staging: Staging): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-demo-"));
  const closing = createClosing();
  closing.add(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  try {
    return await fill(staging, folder, closing);
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function fill(staging: Staging, folder: string, { add, close }: Closing): Promise<Stage> {
  const { ports, pace, keepsPace, clock, past } = staging;
  const sandbox = await openSandbox(ports.github, clock);
  add(() => sandbox.close());
  addRepository(sandbox);
  const [apiUrl, { token }] = [`${sandbox.url}/api/v3`, sandbox.person("rita")];
  const host = await openSiteHost({ folder, port: ports.site, apiUrl, token, pause: pace / 4 });
  add(() => host.close());
  const { operators } = host;
  const slipway = await openSlipway(sandbox, { port: ports.slipway, operators, folder, keepsPace });
  add(() => slipway.close());
  const harbor = await openHarbor(sandbox, pace);
  add(() => harbor.close());
  await past?.(sandbox);
  playCi(sandbox, pace);
  const pull = openPullRequest(sandbox);
  const urls = { pullUrl: `${sandbox.url}/${site}/pull/${pull.number}`, slipwayUrl: slipway.url, siteUrl: host.url };
  return { sandbox, pull, ...urls, store: slipway.store, errors: slipway.errors, close };
}

async function openSandbox(port: number, clock?: Clock): Promise<Sandbox> {
  const suggestions = ["/deploy staging", "/deploy production", "/status", "/rollback staging", "/help"];
  const sandbox = createSandbox({ pages: (state) => page(state, { suggestions }), ...(clock && { clock }) });
  await sandbox.listen(port).catch(() => sandbox.listen());
  return sandbox;
}

interface Closing {
  readonly add: (close: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** In the opposite order. */
function createClosing(): Closing {
  const all: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of all.toReversed()) await close();
  };
  let closed: Promise<void> | null = null;
  return { add: (close) => void all.push(close), close: () => (closed ??= closeAll()) };
}
