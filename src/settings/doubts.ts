// Settings that Slipway can begin with, and that are hardly meant so.
import type { Environment } from "./environment.ts";
import { howToMakeKey } from "./schema.ts";

/** Sentences for the operator. */
export const doubtsIn = (set: Environment): readonly string[] => [...weak(set), ...unlinked(set), ...noDashboard(set)];

const isOnePieceAgain = (text: string): boolean => /^(.+?)\1+$/s.test(text);

/** A guess at how random it is can only find what is not. */
const isRandom = (text: string): boolean => new Set(text).size >= 10 && !isOnePieceAgain(text);

function weak({ SLIPWAY_KEY: key }: Environment): string[] {
  return key === undefined || isRandom(key.trim()) ? [] : [`SLIPWAY_KEY can be guessed: ${howToMakeKey}.`];
}

function unlinked({ SLIPWAY_URL: url, SLIPWAY_KEY: key }: Environment): string[] {
  if (!url || key) return [];
  return [`SLIPWAY_KEY is missing: without it SLIPWAY_URL has neither logs nor a dashboard; ${howToMakeKey}.`];
}

const client = ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"];

/** Where an App was registered by Probot, its client stands among the settings, whoever wants a dashboard. */
function noDashboard(set: Environment): string[] {
  const missing = [...client, "SLIPWAY_URL", "SLIPWAY_KEY"].filter((name) => !set[name]);
  const isMeant = client.some((name) => set[name]);
  return isMeant && missing.length > 0 ? [`There is no dashboard without ${missing.join(" and ")}.`] : [];
}
