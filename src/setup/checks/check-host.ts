// This Slipway itself: its database, its address, and what runs deployments on the operator's machines.
import { probe } from "../../executors/probe/probe.ts";
import type { Operators } from "../../executors/operators/operators.ts";
import { isLoopback } from "../hosts.ts";
import { bad, type Check, good, unknown } from "./check.ts";

export interface Host {
  /** Throws where the database does not answer. */
  readonly check: () => Promise<unknown>;
  readonly url: string | null;
  /** By which it is tried; Node's own where none is given. */
  readonly fetch?: typeof globalThis.fetch;
  readonly operators: Operators;
  /** Of this process. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export const checkDatabase = ({ check }: Pick<Host, "check">): Promise<Check> =>
  check().then(
    () => good("Database", "It answers"),
    () =>
      bad("Database", "It does not answer", {
        todo: "See Slipway's log; with DATABASE_URL also that of your PostgreSQL.",
      }),
  );

export async function checkUrl({ url, fetch }: Pick<Host, "url" | "fetch">): Promise<readonly Check[]> {
  const name = "Address";
  if (url === null)
    return [
      unknown(name, "Nobody said where this Slipway is", { todo: "Set SLIPWAY_URL: links and sign-in need it." }),
    ];
  const { protocol, hostname } = new URL(url);
  if (isLoopback(hostname.replace(/^\[|\]$/g, "")))
    return [
      unknown(name, `${url} leads here from this machine only`, {
        todo: "Good for trying it; others need SLIPWAY_URL.",
      }),
    ];
  return [checkTls(url, protocol), await checkReached(url, fetch)];
}

const checkTls = (url: string, protocol: string): Check =>
  protocol === "https:"
    ? good("Encryption", `${url} is reached over TLS`)
    : bad("Encryption", `${url} is not encrypted: sessions and logs can be read on their way`, {
        todo: "Put a proxy with a certificate before Slipway, and set SLIPWAY_URL to its https address.",
      });

/** Milliseconds. */
const patience = 5000;

/** Some networks do not lead back to themselves, and some proxies keep this path for themselves: neither is a proof. */
async function checkReached(url: string, fetch = globalThis.fetch): Promise<Check> {
  const todo = "Try it in a browser: if Slipway opens there, all is well.";
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(patience), redirect: "error" });
    if (isOurs(await answer.text())) return good("Address", `${url} leads to a Slipway`);
    if (!answer.ok) return unknown("Address", `${url}/healthz answers ${answer.status}`, { todo });
    return bad("Address", `${url} leads to something else`, { todo: "Mend SLIPWAY_URL, or the proxy before Slipway." });
  } catch {
    return unknown("Address", `${url} cannot be reached from this machine`, { todo });
  }
}

const isOurs = (text: string): boolean => /^\{\s*"status"\s*:\s*"ok"\s*\}$/.test(text);

export async function checkExecutors({ operators, variables }: Pick<Host, "operators" | "variables">) {
  const all = [...operators.values()];
  if (all.length === 0) return [];
  return Promise.all(
    all.map(async (one): Promise<Check> => {
      const { state, says, todo } = await probe(one, { variables });
      return { state, name: one.name, says, todo, url: null };
    }),
  );
}
