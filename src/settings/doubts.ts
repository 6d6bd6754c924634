// Settings that Slipway can begin with, and that are hardly meant so.
import type { Environment } from "./environment.ts";
import { howToMakeKey } from "./schema.ts";

/** Sentences for the operator. */
export const doubtsIn = (set: Environment): readonly string[] => [
  ...weak("SLIPWAY_KEY", set),
  ...unlinked(set),
  ...noDashboard(set),
];

const isOnePieceAgain = (text: string): boolean => /^(.+?)\1+$/s.test(text);

/** A guess at how random it is can only find what is not. */
const isRandom = (text: string): boolean => new Set(text).size >= 10 && !isOnePieceAgain(text);

const weak = (name: string, set: Environment): string[] => {
  const key = set[name]?.trim();
  return key === undefined || isRandom(key) ? [] : [`${name} can be guessed: ${howToMakeKey}.`];
};

function unlinked({ SLIPWAY_URL: url, SLIPWAY_KEY: key }: Environment): string[] {
  if (!url || key) return [];
  return [`SLIPWAY_KEY is missing: without it SLIPWAY_URL has neither logs nor a dashboard; ${howToMakeKey}.`];
}

/** Where an App was registered by Probot, its client stands among the settings, whoever wants a dashboard. */
function noDashboard({ GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret, ...set }: Environment): string[] {
  if (!id && !secret) return [];
  const needed = { GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret, ...pick(set) };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  return missing.length === 0 ? [] : [`There is no dashboard without ${missing.join(" and ")}.`];
}

const pick = ({ SLIPWAY_URL, SLIPWAY_KEY }: Environment) => ({ SLIPWAY_URL, SLIPWAY_KEY });
