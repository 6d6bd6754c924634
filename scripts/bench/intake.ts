// Taking deliveries: Slipway, which has them on disk before it answers, beside a bare Probot, in turns.
import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync } from "node:crypto";
import { webhookPath } from "../../src/web.ts";
import { load, main, type Served, startServed } from "./child.ts";
import type { Mix } from "./deliveries.ts";
import type { Load } from "./load.ts";
import { median } from "./median.ts";
import { familyOf, processorTime } from "./processes.ts";

export interface Taking extends Omit<Load, "refused"> {
  /** Microseconds of a processor for each delivery, its database's included. */
  readonly processor: number;
}

export interface Intake {
  readonly mix: Mix;
  readonly connections: number;
  readonly bare: Taking;
  readonly slipway: Taking;
  /** The middle of what each round's two measurements give. */
  readonly ratio: number;
}

const mixes: readonly Mix[] = ["realistic", "commands"];
const connections = [1, 10, 50];
/** Milliseconds; short, and many rounds, so that what else the machine does meets both servers. */
const warmUp = 200;
const measured = 700;
const secret = "the secret of this measurement";

export async function measureIntake(dataDir: string, rounds: number): Promise<Intake[]> {
  const silence = await openSilence();
  const environment = { ...credentials(), WEBHOOK_SECRET: secret, ...silence.environment, SLIPWAY_DATA_DIR: dataDir };
  const servers = [
    await startServed({ script: "scripts/bench/bare-probot.ts", environment, readyPath: "/ping" }),
    await startServed({ script: main, environment, readyPath: "/readyz" }),
  ] as const;
  const intakes: Intake[] = [];
  for (const mix of mixes) {
    for (const many of connections) intakes.push(await compare(servers, { mix, connections: many, rounds }));
  }
  silence.close();
  await Promise.all(servers.map((server) => server.stop()));
  return intakes;
}

interface Round {
  readonly mix: Mix;
  readonly connections: number;
  readonly rounds: number;
}

/** In turns, so that whatever else the machine does meets both; of several rounds the middle one counts. */
async function compare([bare, slipway]: readonly [Served, Served], { rounds, ...round }: Round): Promise<Intake> {
  const takings: (readonly [bare: Taking, slipway: Taking])[] = [];
  for (let turn = 0; turn < rounds; turn++) takings.push([await take(bare, round), await take(slipway, round)]);
  return {
    ...round,
    bare: middle(takings.map(([one]) => one)),
    slipway: middle(takings.map(([, other]) => other)),
    ratio: median(takings.map(([one, other]) => other.perSecond / one.perSecond)),
  };
}

async function take({ origin, pid }: Served, round: Omit<Round, "rounds">): Promise<Taking> {
  const family = familyOf(pid);
  const before = processorTime(family);
  const told = await load({ origin, path: webhookPath, secret, ...round, warmUp, measured });
  if (told.refused > 0) throw new Error(`${origin} refused ${told.refused} deliveries.`);
  const taken = (told.perSecond * (warmUp + measured)) / 1000;
  return { ...told, processor: ((processorTime(family) - before) * 1000) / taken };
}

const middle = (takings: readonly Taking[]): Taking => ({
  perSecond: median(takings.map(({ perSecond }) => perSecond)),
  p50: median(takings.map(({ p50 }) => p50)),
  p99: median(takings.map(({ p99 }) => p99)),
  processor: median(takings.map(({ processor }) => processor)),
});

function credentials(): Record<string, string> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { APP_ID: "1", PRIVATE_KEY: privateKey, LOG_LEVEL: "fatal" };
}

/** A GitHub that never answers: what was taken waits, and only the taking is measured. */
async function openSilence(): Promise<{ environment: Record<string, string>; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on("error", () => {}))).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { environment: { GHE_HOST: `127.0.0.1:${port}`, GHE_PROTOCOL: "http" }, close };
}
