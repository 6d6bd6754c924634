// Tells an open page when what it shows has changed: one message for a burst of changes.
import { createHash } from "node:crypto";
import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { State } from "../state/model.ts";

export const versionOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);

/** Changes that come together are told together. Milliseconds. */
const burst = 40;

/** GitHub tells nobody of reactions, hidden comments and retired deployments: what has no event is looked for. Milliseconds. */
const look = 1000;

/** What is shown, as it stands. */
export type Read = () => Promise<string>;

export interface Versions {
  /** An endless answer: the version as it stands, and each one after it. */
  stream(context: Context, repositoryId: number, read: Read): Response;
}

export function createVersions(state: State): Versions {
  const bells = new Map<Bell, number>();
  state.events.subscribe((event) => {
    if (!("repository" in event)) return;
    for (const [bell, id] of bells) if (id === event.repository.id) bell.ring();
  });
  return {
    stream: (context, id, read) =>
      streamSSE(context, async (stream) => {
        const bell = createBell();
        bells.set(bell, id);
        stream.onAbort(() => bell.ring());
        try {
          await tellVersions(stream, bell, read);
        } finally {
          bells.delete(bell);
        }
      }),
  };
}

async function tellVersions(stream: SSEStreamingApi, bell: Bell, read: Read): Promise<void> {
  let told = "";
  while (!stream.aborted) {
    const version = versionOf(await read());
    if (version !== told) await stream.writeSSE({ event: "version", data: version });
    told = version;
    await bell.heard();
    await stream.sleep(burst);
  }
}

interface Bell {
  ring(): void;
  /** Resolves at the first ring since it was last asked, or when it is time to look. */
  heard(): Promise<void>;
}

function createBell(): Bell {
  let rung = false;
  let wake = (): void => {};
  return {
    ring: () => {
      rung = true;
      wake();
    },
    heard: async () => {
      if (!rung) await new Promise<void>((resolve) => (wake = wakingAfter(look, resolve)));
      rung = false;
    },
  };
}

function wakingAfter(milliseconds: number, resolve: () => void): () => void {
  const timer = setTimeout(resolve, milliseconds);
  return () => {
    clearTimeout(timer);
    resolve();
  };
}
