// The one address that GitHub delivers to: hands each delivery to a process that listens, as a load balancer does.

import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Journal } from "./journal.ts";
import type { Random } from "./random.ts";

export interface GatewayOptions {
  readonly random: Random;
  readonly journal: Journal;
  /** Ports of those that listen. */
  readonly ports: () => readonly number[];
}

export interface Gateway {
  readonly url: string;
  /** The next delivery that is taken is answered with a cut connection. */
  swallowNextAnswer(): void;
  close(): Promise<void>;
}

export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  let swallow = 0;
  const mute = (): boolean => swallow > 0 && swallow-- > 0;
  const server = createServer((incoming, answer) => {
    const ports = options.ports();
    if (ports.length === 0) return void answer.writeHead(502).end();
    pass(incoming, answer, { port: options.random.pick(ports), mute, journal: options.journal });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/github/webhooks`,
    swallowNextAnswer: () => void swallow++,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

interface To {
  readonly port: number;
  readonly mute: () => boolean;
  readonly journal: Journal;
}

function pass(incoming: IncomingMessage, answer: ServerResponse, { port, mute, journal }: To): void {
  const { url: path, method, headers } = incoming;
  const event = String(headers["x-github-event"]);
  const onward = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
    const { statusCode = 502 } = response;
    if (statusCode !== 202) journal.note(`${event} answered ${statusCode}`);
    if (statusCode === 202 && mute()) {
      journal.note(`${event} taken, and GitHub does not hear of it`);
      journal.count("answers unheard");
      response.resume();
      return void answer.destroy();
    }
    answer.writeHead(statusCode);
    response.pipe(answer);
    response.on("error", () => answer.destroy());
  });
  onward.on("error", () => {
    journal.note(`${event} met a broken connection`);
    if (!answer.headersSent) answer.writeHead(502);
    answer.end();
  });
  incoming.pipe(onward);
}
