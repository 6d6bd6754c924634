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
  /** Aborted when the server stops: a browser asks the next one, for what came after its last part. */
  readonly stopping?: AbortSignal | undefined;
}

export interface Wanted {
  readonly run: string;
  /** The number of the last part that the reader has. */
  readonly after: number;
}

/** `part` has its number as its id; `standing` replaces; after `end` nothing comes any more. `closed` is called once. */
export const streamLog = (context: Context, streaming: Streaming, wanted: Wanted & { closed(): void }): Response =>
  streamSSE(context, async (stream) => {
    try {
      await tellAll(stream, streaming, wanted);
    } catch (error) {
      // The reader asks again.
      streaming.log.warn({ err: error, run: wanted.run }, "log not shown any further");
    } finally {
      wanted.closed();
    }
  });

/** Milliseconds in which proxies take a silent connection for a dead one are more than these. */
const heartbeat: Duration = 15_000;

/** Milliseconds after which a browser asks again where the answer broke off. */
const retry = 1000;

async function tellAll(stream: SSEStreamingApi, streaming: Streaming, { run: id, after }: Wanted): Promise<void> {
  const { logs, look, clock, stopping } = streaming;
  const isOver = (): boolean => stream.aborted || stopping?.aborted === true;
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
