// What the payload of a deployment says; it is whatever somebody wrote, so each part is looked at.
import type { Parameters, ParameterValue } from "./parameters.ts";
import type { PastDeployment } from "./past-deployment.ts";

export interface PayloadFacts
  extends Pick<PastDeployment, "ours" | "pullRequest" | "repeats" | "parameters" | "sealed" | "payload"> {
  /** A login; null: it does not say, or nobody believes it. */
  readonly actor: string | null;
}

/** `isByBot`: this App's bot made it. What any other's payload says of `slipway` is only what somebody wrote. */
export function readPayload(payload: unknown, isByBot: boolean): PayloadFacts {
  const { parameters, sealed, slipway, ...rest } = toRecord(payload);
  const said = toRecord(slipway);
  const ours = isByBot && typeof said["request"] === "string";
  return {
    ours,
    actor: ours && typeof said["actor"] === "string" ? said["actor"] : null,
    pullRequest: ours ? toNumber(said["pull_request"]) : null,
    repeats: ours ? toNumber(said["repeats"]) : null,
    parameters: toParameters(parameters),
    sealed: Object.fromEntries(Object.entries(toRecord(sealed)).filter(isText)),
    payload: rest,
  };
}

const toNumber = (value: unknown): number | null => (Number.isSafeInteger(value) ? Number(value) : null);

const toRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === "string";

const isValue = (entry: [string, unknown]): entry is [string, ParameterValue] =>
  ["string", "number", "boolean"].includes(typeof entry[1]);

const toParameters = (value: unknown): Parameters =>
  Object.fromEntries(Object.entries(toRecord(value)).filter(isValue));
