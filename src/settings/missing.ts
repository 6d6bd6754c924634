// Settings that cannot go without one another.
import type { OperatorsFileRead } from "../executors/operators/read-operators-file.ts";
import type { Environment } from "./environment.ts";
import { howToMakeKey } from "./schema.ts";

export const missingIn = (set: Environment, executors: OperatorsFileRead): readonly string[] => [
  ...keyMissing(set),
  ...urlMissing(set, executors),
];

const needKey = ["SLIPWAY_EXECUTORS", "SLIPWAY_KEY_PREVIOUS"];

function keyMissing({ SLIPWAY_KEY: key, ...set }: Environment): string[] {
  const needs = needKey.filter((name) => set[name]);
  if (key !== undefined || needs.length === 0) return [];
  return [`SLIPWAY_KEY is missing, and ${needs.join(" and ")} cannot go without: ${howToMakeKey}.`];
}

function urlMissing({ SLIPWAY_URL: url }: Environment, executors: OperatorsFileRead): string[] {
  if (url !== undefined) return [];
  const operators = "problems" in executors ? [] : [...executors.operators.values()];
  const webhook = operators.find(({ kind }) => kind === "webhook");
  return webhook ? [`SLIPWAY_URL is missing: the webhook executor "${webhook.name}" sends its reports there.`] : [];
}
