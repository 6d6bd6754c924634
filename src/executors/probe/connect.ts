// A connection that is opened and closed again: whether somebody listens there.
import { connect as open } from "node:net";

/** Milliseconds. */
const patience = 5000;

/** Null: somebody does. Otherwise why not, in a few words. */
export const connect = (host: string, port: number): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = open({ host, port });
    const end = (why: string | null): void => {
      socket.destroy();
      resolve(why);
    };
    socket.setTimeout(patience, () => end(`no answer within ${patience / 1000} seconds`));
    socket.once("connect", () => end(null));
    socket.once("error", (error: NodeJS.ErrnoException) => end(wordsOf(error)));
  });

function wordsOf({ code }: NodeJS.ErrnoException): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "nobody knows this host name";
  if (code === "ECONNREFUSED") return "nothing listens there";
  return code ?? "the connection failed";
}
