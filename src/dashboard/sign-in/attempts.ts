// How often one address may try: counted in memory, for a bounded number of addresses.
import type { Clock } from "../../domain/clock.ts";
import { dropFirst } from "./drop-first.ts";

export interface Pace {
  /** So many tries … */
  readonly most: number;
  /** … in so many milliseconds. */
  readonly per: number;
  /** Addresses that are remembered. */
  readonly addresses: number;
}

const signInPace: Pace = { most: 120, per: 300_000, addresses: 10_000 };

/** Answers the seconds to wait; 0: go on. */
export type Attempts = (address: string) => number;

interface Window {
  readonly until: number;
  count: number;
}

/** Where there are too many addresses, the first is forgotten. */
export function createAttempts(clock: Clock, { most, per, addresses }: Pace = signInPace): Attempts {
  const windows = new Map<string, Window>();
  const open = (network: string, now: number): Window => {
    windows.delete(network);
    dropFirst(windows, addresses - 1);
    const window = { until: now + per, count: 0 };
    windows.set(network, window);
    return window;
  };
  return (address) => {
    const [network, now] = [networkOf(address), clock.now().getTime()];
    const known = windows.get(network);
    const window = known && known.until > now ? known : open(network, now);
    window.count += 1;
    return window.count > most ? Math.ceil((window.until - now) / 1000) : 0;
  };
}

/** Of IPv6 a household has 2^64 addresses, so that only the first half says whose they are. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(":")) return mapped ?? address;
  const [left = "", right] = address.toLowerCase().split("::");
  const [head, tail] = [left, right ?? ""].map((side) => side.split(":").filter((group) => group !== ""));
  const gap = right === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  return [...(head ?? []), ...Array<string>(Math.max(0, gap)).fill("0"), ...(tail ?? [])].slice(0, 4).join(":");
}
