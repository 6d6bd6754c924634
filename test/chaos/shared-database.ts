// A database at an address that stays while its server comes and goes.
import { rm, symlink } from "node:fs/promises";
import { setTimeout as pass } from "node:timers/promises";
import { type Embedded, openEmbedded } from "../../src/store/embedded/open-embedded.ts";
import type { ChaosDatabase } from "./database.ts";
import { Outages } from "./outages.ts";
import { killServer } from "./own-database.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** Each start of the server has a socket of its own; the address names the link that leads to it. */
export async function sharedDatabase(dataDir: string, link: string): Promise<ChaosDatabase> {
  const outages = new Outages();
  let embedded: Embedded | null = null;
  let closed = false;
  const start = async (): Promise<string> => {
    embedded = await openEmbedded({ dataDir, log });
    const url = new URL(embedded.url);
    await rm(link, { force: true });
    await symlink(url.searchParams.get("host") ?? "", link);
    url.searchParams.set("host", link);
    return url.href;
  };
  const stop = async (): Promise<void> => {
    await embedded?.close();
    embedded = null;
  };
  const url = await start();
  const outage = async (milliseconds: number): Promise<void> => {
    await stop();
    await pass(milliseconds);
    if (!closed) await start();
  };
  let turn = Promise.resolve();
  return {
    settings: { DATABASE_URL: url },
    wasAwaySince: (time) => outages.since(time),
    stop: (milliseconds) => (turn = turn.then(() => outages.during(() => outage(milliseconds)))),
    kill: () => outages.during(() => killServer(dataDir)),
    url: async () => url,
    close: () => {
      closed = true;
      return turn.then(stop);
    },
  };
}
