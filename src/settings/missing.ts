// Settings that cannot go without one another.
import type { OperatorsFileRead } from "../executors/operators/read-operators-file.ts";
import type { Environment } from "./environment.ts";
import { howToMakeKey } from "./schema.ts";

export const missingIn = (set: Environment, executors: OperatorsFileRead): readonly string[] => [
  ...clientMissing(set),
  ...keyMissing(set),
  ...urlMissing(set, executors),
];

function clientMissing({ GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret }: Environment): string[] {
  if ((id === undefined) === (secret === undefined)) return [];
  const [given, missing] = id === undefined ? ["SECRET", "ID"] : ["ID", "SECRET"];
  return [
    `GITHUB_CLIENT_${missing} is missing: signing in takes it and GITHUB_CLIENT_${given}, both from the App's settings.`,
  ];
}

const needKey = ["SLIPWAY_URL", "SLIPWAY_EXECUTORS", "SLIPWAY_KEY_PREVIOUS", "GITHUB_CLIENT_ID"];

function keyMissing({ SLIPWAY_KEY: key, ...set }: Environment): string[] {
  const needs = needKey.filter((name) => set[name]);
  if (key !== undefined || needs.length === 0) return [];
  return [`SLIPWAY_KEY is missing, and ${needs.join(" and ")} cannot go without: ${howToMakeKey}.`];
}

function urlMissing({ SLIPWAY_URL: url, GITHUB_CLIENT_ID: client }: Environment, executors: OperatorsFileRead) {
  if (url !== undefined) return [];
  const operators = "problems" in executors ? [] : [...executors.operators.values()];
  const webhook = operators.find(({ kind }) => kind === "webhook");
  return [
    ...(webhook ? [`SLIPWAY_URL is missing: the webhook executor "${webhook.name}" sends its reports there.`] : []),
    ...(client ? ["SLIPWAY_URL is missing: GitHub sends people who sign in (GITHUB_CLIENT_ID) back there."] : []),
  ];
}
