// A web server that takes webhooks as an App does, for the tests of this folder.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "@jest/globals";

export interface Received {
  readonly event: string;
  readonly action: string | null;
  readonly guid: string;
  readonly signature: string;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  readonly payload: Record<string, unknown>;
}

export interface Inbox {
  readonly url: string;
  readonly received: Received[];
  /** "issue_comment created", in the order of arrival. */
  names(): string[];
  /** What it answers from now on. Default: 202. */
  answer(status: number): void;
}

const open: Server[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function read(request: IncomingMessage): Promise<Received> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  const payload: Record<string, unknown> = JSON.parse(text);
  const header = (name: string): string => String(request.headers[name] ?? "");
  const action = typeof payload["action"] === "string" ? payload["action"] : null;
  return {
    event: header("x-github-event"),
    action,
    guid: header("x-github-delivery"),
    signature: header("x-hub-signature-256"),
    headers: request.headers,
    text,
    payload,
  };
}

export async function openInbox(): Promise<Inbox> {
  const received: Received[] = [];
  let status = 202;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    received.push(await read(request));
    response.writeHead(status).end("noted");
  };
  const server = createServer((request, response) => void take(request, response));
  open.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    names: () => received.map(({ event, action }) => (action ? `${event} ${action}` : event)),
    answer: (wanted) => {
      status = wanted;
    },
  };
}
