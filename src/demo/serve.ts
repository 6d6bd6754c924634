// HTTP on this machine only, at the port that is preferred or any other.
import type { AddressInfo } from "node:net";
import { serve as listen } from "@hono/node-server";
import type { Hono } from "hono";

export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

type Fetch = Hono["fetch"];

export const serve = (fetch: Fetch, port: number): Promise<Running> =>
  serveAt(fetch, port).catch(() => serveAt(fetch, 0));

function serveAt(fetch: Fetch, port: number): Promise<Running> {
  const hostname = "127.0.0.1";
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname });
    const close = (): Promise<void> => {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      // A log that somebody watches would never end by itself.
      if ("closeAllConnections" in server) server.closeAllConnections();
      return closed;
    };
    server.once("error", reject);
    server.once("listening", () =>
      resolve({ url: `http://${hostname}:${(server.address() as AddressInfo).port}`, close }),
    );
  });
}
