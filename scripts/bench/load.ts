// A process of its own: posts deliveries over so many connections at once, and says how fast they were answered.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { deliveries, type Delivery, type Mix } from "./deliveries.ts";

export interface LoadPlan {
  readonly origin: string;
  readonly path: string;
  readonly secret: string;
  readonly mix: Mix;
  readonly connections: number;
  /** Not counted, in milliseconds. */
  readonly warmUp: number;
  /** In milliseconds. */
  readonly measured: number;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Other answers than 2xx. */
  readonly refused: number;
}

process.once("message", (plan: LoadPlan) => {
  void run(plan).then((load) => process.send?.(load, () => process.disconnect()));
});

async function run(plan: LoadPlan): Promise<Load> {
  const next = deliveries(plan.mix, plan.secret);
  const sockets = await Promise.all(Array.from({ length: plan.connections }, () => open(plan.origin)));
  const from = performance.now() + plan.warmUp;
  const window: Window = { from, until: from + plan.measured, times: [], refused: 0 };
  const head = `POST ${plan.path} HTTP/1.1\r\nhost: ${new URL(plan.origin).host}\r\n`;
  await Promise.all(sockets.map((socket) => work(socket, window, () => toRequest(head, next()))));
  const times = window.times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: (times.length / plan.measured) * 1000,
    p50: quantile(0.5),
    p99: quantile(0.99),
    refused: window.refused,
  };
}

interface Window {
  readonly from: number;
  readonly until: number;
  readonly times: number[];
  refused: number;
}

async function open(origin: string): Promise<Socket> {
  const { hostname: host, port } = new URL(origin);
  const socket = connect({ host, port: Number(port), noDelay: true });
  await once(socket, "connect");
  return socket;
}

/**
 * The next is posted when the one before was answered. By hand, since a client library takes as much of a processor for
 * a request as the measured server.
 */
function work(socket: Socket, window: Window, next: () => Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let begun = 0;
  let answer = "";
  const post = (): void => {
    answer = "";
    begun = performance.now();
    socket.write(next());
  };
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
    if (!isWhole(answer)) return;
    note(window, begun, answer);
    if (performance.now() < window.until) return post();
    socket.destroy();
    resolve();
  });
  socket.once("error", reject).once("end", () => reject(new Error("The measured server hung up.")));
  post();
  return promise;
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = answer.slice(0, end);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  return length === undefined ? answer.endsWith("\r\n0\r\n\r\n") : answer.length >= end + 4 + Number(length);
}

function note(window: Window, begun: number, answer: string): void {
  const now = performance.now();
  if (!/^HTTP\/1\.1 2\d\d /.test(answer)) window.refused += 1;
  else if (begun >= window.from && now < window.until) window.times.push(now - begun);
}

function toRequest(head: string, { headers, body }: Delivery): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${head}${lines.join("")}content-length: ${body.length}\r\n\r\n`, "latin1"), body]);
}
