// Registrations that are on their way: from the moment the browser is sent to GitHub until the App's credentials are kept.
import { randomBytes } from "node:crypto";
import type { Clock } from "../domain/clock.ts";
import { dropFirst } from "../dashboard/sign-in/drop-first.ts";
import type { Credentials } from "../settings/credentials.ts";
import { type Conversion, type Converted, convert } from "./convert.ts";
import type { Wanted } from "./wanted.ts";

export interface Parts {
  readonly clock: Clock;
  /** Throws Node's errors. */
  readonly keep: (credentials: Credentials) => Promise<void>;
  /** Whether SLIPWAY_KEY was set. */
  readonly hasKey: boolean;
}

export interface Registrations {
  /** Answers the state that GitHub gives back. `channel`: of smee.io. */
  begin(wanted: Wanted, channel: string | null): string;
  /** A second time, as when the page is loaded again, what failed is tried again, and nothing else happens. */
  finish(state: string, code: string): Promise<Finished>;
  /** When nothing is under way: who stops Slipway meanwhile would lose what GitHub gives once. */
  settled(): Promise<unknown>;
}

/** "unknown": this Slipway sent nobody away with this state, or too long ago. */
export type Finished =
  | { readonly kind: "kept"; readonly credentials: Credentials }
  | { readonly kind: "unknown" }
  | { readonly kind: "failed"; readonly why: Exclude<Conversion, Converted>; readonly wanted: Wanted }
  | { readonly kind: "not kept"; readonly why: string };

interface Registration {
  readonly wanted: Wanted;
  readonly channel: string | null;
  readonly until: number;
  /** The first code that came back with the state: there is no second. */
  code?: string;
  converted?: Converted;
  /** While it is under way, and when it succeeded. */
  finished?: Promise<Finished>;
}

/** Milliseconds that a code of GitHub's is good. */
const patience = 3_600_000;
const most = 20;

export function createRegistrations(parts: Parts): Registrations {
  const kept = new Map<string, Registration>();
  const now = (): number => parts.clock.now().getTime();
  return {
    begin: (wanted, channel) => {
      dropFirst(kept, most - 1);
      const state = randomBytes(32).toString("base64url");
      kept.set(state, { wanted, channel, until: now() + patience });
      return state;
    },
    finish: async (state, code) => {
      const found = kept.get(state);
      if (!found || isOver(found, now()) || (found.code ?? code) !== code) return { kind: "unknown" };
      found.code = code;
      found.finished ??= finish(parts, found, code);
      const finished = await found.finished;
      if (finished.kind !== "kept") delete found.finished;
      return finished;
    },
    settled: () => Promise.all([...kept.values()].flatMap(({ finished }) => finished ?? [])),
  };
}

/** What GitHub gave already is good for as long as it takes to keep it. */
const isOver = ({ until, converted }: Registration, now: number): boolean => until < now && !converted;

async function finish({ keep, hasKey }: Parts, registration: Registration, code: string): Promise<Finished> {
  const { wanted, channel } = registration;
  const converted = registration.converted ?? (await convert(wanted.github, code));
  if (typeof converted === "string") return { kind: "failed", why: converted, wanted };
  registration.converted = converted;
  const credentials = toCredentials(
    { wanted, channel, key: hasKey ? null : randomBytes(32).toString("base64") },
    converted,
  );
  try {
    await keep(credentials);
    return { kind: "kept", credentials };
  } catch (error) {
    return { kind: "not kept", why: (error as NodeJS.ErrnoException).code ?? "no reason given" };
  }
}

interface Known {
  readonly wanted: Wanted;
  readonly channel: string | null;
  readonly key: string | null;
}

const toCredentials = ({ wanted, channel, key }: Known, converted: Converted): Credentials => ({
  ...converted,
  host: wanted.github.host,
  protocol: wanted.github.protocol,
  url: wanted.url,
  intake: wanted.deliveries.by === "poll" ? "poll" : "webhook",
  webhook_proxy_url: channel,
  key,
});
