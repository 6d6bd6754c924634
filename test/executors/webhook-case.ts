// A receiver on this machine that keeps what it gets and answers what a test says.
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export const secret = "between Slipway and the receiver";

export interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ReceiverBench {
  readonly url: string;
  readonly got: readonly Got[];
  close(): void;
}

export async function aReceiver(answer: RequestListener): Promise<ReceiverBench> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/hooks`, got, close };
}
