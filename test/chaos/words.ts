// What Slipway's comments and payloads say about themselves, read from the outside.
import type { Deployment } from "../../src/sandbox/state/model.ts";

export const slipway = "slipway[bot]";

/** "request 17.0.staging", "answer 17", "others …": the mark that nobody sees; "" where there is none. */
export const markIn = (body: string): string => decodeURIComponent(/<!-- slipway: (\S+) -->/.exec(body)?.[1] ?? "");

export const headlineOf = (body: string): string => body.split("\n")[0]?.replace("#### ", "") ?? "";

const finalIcons = ["✅", "❌", "💤", "⌛", "⛔"];

export const isFinalText = (body: string): boolean => finalIcons.some((icon) => headlineOf(body).startsWith(icon));

/** The id of the request that a deployment was made for. */
export function requestOf({ payload }: Deployment): string | null {
  if (typeof payload !== "object") return null;
  const { slipway: ours } = payload as { readonly slipway?: { readonly request?: unknown } };
  return typeof ours?.request === "string" ? ours.request : null;
}

/** The comment that a request came from; ids of requests begin with it. */
export const commentOf = (request: string): number => Number(request.split(".")[0]);

export const environmentOf = (request: string): string => request.split(".").slice(2).join(".");
