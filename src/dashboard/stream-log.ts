// A log as it grows: an endless answer of server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html
import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Alarms } from "../domain/clock.ts";
import type { Duration } from "../domain/duration.ts";
import type { Run } from "../domain/run.ts";
import type { Log, LogPart, Store } from "../flows/ports.ts";
import { htmlRenderer } from "./log-renderer.ts";
import { freshness, type Look, partsOf } from "./seen.ts";
import { standingView } from "./views/standing.ts";

export interface Streaming {
  readonly logs: Store["logs"];
  readonly look: Look;
  readonly clock: Pick<Alarms, "pass">;
  readonly log: Log;
  /** Aborted where nothing more is to be told, for whatever reason: a browser asks again, for what came after its last part. */
  readonly stopping?: AbortSignal | undefined;
}

export interface Wanted {
  readonly run: string;
  /** The number of the last part that the reader has. */
  readonly after: number;
  /** Asked again and again: what was good may expire. */
  mayGoOn?(): boolean;
}

/** Of a browser that asks again, what it has now; else what its page has. */
export function afterOf(context: Context): number {
  const after = Number(context.req.header("last-event-id") ?? context.req.query("after"));
  return Number.isSafeInteger(after) ? after : 0;
}

/** `part` has its number as its id; `standing` replaces; after `end` nothing comes any more. `closed` is called once. */
export function streamLog(context: Context, streaming: Streaming, wanted: Wanted & { closed(): void }): Response {
  const response = streamSSE(context, async (stream) => {
    // A reader that does not read would keep a written part waiting, and with it its place.
    const abort = (): void => stream.abort();
    streaming.stopping?.addEventListener("abort", abort);
    try {
      await tellAll(stream, streaming, wanted);
    } catch (error) {
      // The reader asks again.
      streaming.log.warn({ err: error, run: wanted.run }, "log not shown any further");
    } finally {
      streaming.stopping?.removeEventListener("abort", abort);
      wanted.closed();
    }
  });
  response.headers.set("X-Accel-Buffering", "no");
  return response;
}

/** Milliseconds in which proxies take a silent connection for a dead one are more than these. */
const heartbeat: Duration = 15_000;

/** Milliseconds after which a browser asks again where the answer broke off. */
const retry = 1000;

async function tellAll(stream: SSEStreamingApi, streaming: Streaming, wanted: Wanted): Promise<void> {
  const { logs, look, clock, stopping } = streaming;
  const { run: id, after } = wanted;
  const isOver = (): boolean => stream.aborted || stopping?.aborted === true || wanted.mayGoOn?.() === false;
  const tell = teller(stream, after);
  for await (const part of partsOf(logs, id)) {
    if (isOver()) return;
    await tell.part(part);
  }
  for (let quiet = 0; !isOver(); quiet += freshness) {
    const seen = await look(id, tell.last());
    if (!seen) return;
    for (const part of seen.parts) await tell.part(part);
    await tell.standing(seen.run);
    if (seen.run.stage === "over" && seen.parts.length === 0) return tell.end();
    if (seen.parts.length > 0) quiet = 0;
    if (quiet >= heartbeat) {
      await stream.write(": still here\n\n");
      quiet = 0;
    }
    await clock.pass(freshness);
  }
}

function teller(stream: SSEStreamingApi, after: number) {
  const render = htmlRenderer();
  let [last, stood] = [0, ""];
  return {
    last: () => last,
    /** What the reader has is rendered, too: a colour may begin in it. */
    async part(part: LogPart): Promise<void> {
      const rendered = render(part);
      last = part.number;
      if (last > after) await stream.writeSSE({ event: "part", id: String(last), data: JSON.stringify(rendered) });
    },
    async standing(run: Run): Promise<void> {
      const stands = String(await standingView(run));
      if (stands !== stood) await stream.writeSSE({ event: "standing", data: stands, retry });
      stood = stands;
    },
    end: () => stream.writeSSE({ event: "end", data: "" }),
  };
}
