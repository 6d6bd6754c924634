// From GitHub's answer to a deployment of the history; its payload is whatever somebody wrote, so each part is looked at.
import { type DeploymentState, states } from "../domain/deployment.ts";
import type { Parameters, ParameterValue } from "../domain/parameters.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import { type Connection, nodesOf } from "./facts-answer.ts";
import { field } from "./field.ts";
import { payloadOf } from "./request-of.ts";

export interface PastAnswer {
  readonly id: string;
  readonly databaseId: number;
  readonly commitOid: string;
  readonly task: string | null;
  readonly environment: string | null;
  readonly createdAt: string;
  readonly payload: string | null;
  readonly state: string | null;
  readonly ref: { readonly name: string } | null;
  readonly creator: { readonly __typename: string; readonly login: string } | null;
  readonly latestStatus: (StatusAnswer & { readonly environmentUrl: string | null }) | null;
  readonly statuses: Connection<StatusAnswer> | null;
}

interface StatusAnswer {
  readonly state: string;
  readonly createdAt: string;
}

/** `bot`: the login of this App's bot, as GraphQL has it. */
export function toPastDeployment(answer: PastAnswer, bot: string): PastDeployment {
  const { creator, latestStatus } = answer;
  const payload = payloadOf(answer.payload);
  const slipway = field(payload, "slipway");
  const isByBot = creator?.__typename === "Bot" && creator.login === bot;
  const ours = isByBot && typeof field(slipway, "request") === "string";
  const { parameters, sealed, slipway: _, ...rest } = toRecord(payload);
  return {
    id: answer.databaseId,
    nodeId: answer.id,
    sha: answer.commitOid,
    ref: answer.ref?.name ?? null,
    task: answer.task ?? "deploy",
    environment: answer.environment ?? "",
    createdAt: answer.createdAt,
    ...maker(answer, ours ? slipway : null),
    ours,
    parameters: toParameters(parameters),
    sealed: Object.fromEntries(Object.entries(toRecord(sealed)).filter(isText)),
    payload: rest,
    state: latestStatus ? toState(latestStatus.state) : null,
    stateAt: latestStatus?.createdAt ?? answer.createdAt,
    environmentUrl: latestStatus?.environmentUrl || null,
    succeededAt: succeededAt(answer),
  };
}

type Maker = Pick<PastDeployment, "by" | "pullRequest" | "repeats">;

function maker({ creator }: PastAnswer, slipway: unknown): Maker {
  const actor = field(slipway, "actor");
  return {
    by: typeof actor === "string" ? actor : (creator?.login ?? null),
    pullRequest: toNumber(field(slipway, "pull_request")),
    repeats: toNumber(field(slipway, "repeats")),
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

/** GraphQL has one word more: a job that waits for the rules of its environment. */
function toState(word: string): DeploymentState {
  const state = word.toLowerCase();
  return states.find((one) => one === state) ?? "pending";
}

/** The first success; what is active has one, even behind more statuses than a page holds. */
function succeededAt({ statuses, state, latestStatus, createdAt }: PastAnswer): string | null {
  const [first] = nodesOf(statuses)
    .flatMap((one) => (one.state === "SUCCESS" ? [one.createdAt] : []))
    .sort();
  return first ?? (state === "ACTIVE" ? (latestStatus?.createdAt ?? createdAt) : null);
}
