// Answers that last: who asks gets a place, or is told to come again, and whoever only asks for the head takes none.
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Session, SignInEnv } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Admit, Admitted, Ending } from "./admission.ts";

export interface Doorway {
  readonly signIn: Pick<SignIn, "askToSignIn">;
  readonly admit: Admit;
}

export interface Asked<Found> {
  /** A string: the person may not. */
  readonly find: (session: Session) => Promise<Found | Ending>;
  readonly mayStay: (session: Session, found: Found) => Promise<Ending | null>;
  readonly answer: (place: Admitted, found: Found) => ReadableStream<Uint8Array> | Response;
}

/** Seconds. */
const again = "30";

export async function openStream<Found extends object>(
  { signIn, admit }: Doorway,
  context: Context<SignInEnv>,
  { find, mayStay, answer }: Asked<Found>,
): Promise<Response> {
  const session = context.get("session");
  const found = session ? await find(session) : "signed_out";
  if (!session || found === "signed_out") return signIn.askToSignIn(context);
  if (found === "gone") return context.text("There is nothing to read here.\n", 404);
  if (found === "away") return tooMany(context);
  if (context.req.method === "HEAD") return context.body(null);
  const place = admit({ session, mayStay: () => mayStay(session, found) });
  if (!place) return tooMany(context);
  const body = answer(place, found);
  return body instanceof Response ? body : stream(context, body);
}

const tooMany = (context: Context): Response =>
  context.text("Too many pages are open. Load this one again later.\n", 503, { "Retry-After": again });

/** Chunked from the first byte on, and not collected by a proxy: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering */
export const stream = (context: Context, body: ReadableStream<Uint8Array>): Response =>
  context.body(body, 200, {
    "Content-Type": "text/event-stream",
    "Transfer-Encoding": "chunked",
    "X-Accel-Buffering": "no",
  });

/** Where there is a connection: a reader that does not read would keep it. */
export const dropConnection = (context: Context): void => {
  const bindings = context.env as Partial<HttpBindings> | undefined;
  bindings?.outgoing?.destroy();
};
