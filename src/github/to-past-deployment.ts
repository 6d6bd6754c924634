// From GitHub's answer to a deployment of the history.
import { type DeploymentState, states } from "../domain/deployment.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import { readPayload } from "../domain/past-payload.ts";
import { type Connection, nodesOf } from "./facts-answer.ts";
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
  const isByBot = creator?.__typename === "Bot" && creator.login === bot;
  const { actor, ...facts } = readPayload(payloadOf(answer.payload), isByBot);
  return {
    id: answer.databaseId,
    nodeId: answer.id,
    sha: answer.commitOid,
    ref: answer.ref?.name ?? null,
    task: answer.task ?? "deploy",
    environment: answer.environment ?? "",
    createdAt: answer.createdAt,
    by: actor ?? creator?.login ?? null,
    ...facts,
    state: latestStatus ? toState(latestStatus.state) : null,
    stateAt: latestStatus?.createdAt ?? answer.createdAt,
    environmentUrl: latestStatus?.environmentUrl || null,
    succeededAt: succeededAt(answer),
  };
}

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
