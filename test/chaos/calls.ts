// The calls to GitHub's API that are worth disturbing, and how the sandbox knows them.
import type { FaultAnswer, FaultMatch } from "../../src/sandbox/faults.ts";
import type { ApiTrouble, CallName } from "./step.ts";

/** As the sandbox's log of calls has them. */
export const routes: Readonly<Record<CallName, string>> = {
  create: "POST /repos/{owner}/{repo}/deployments",
  cards: "GraphQL SlipwayCards",
  facts: "GraphQL SlipwayFacts",
  permission: "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
  find: "GET /repos/{owner}/{repo}/deployments",
  comments: "GraphQL SlipwayComments",
  token: "POST /app/installations/{installation_id}/access_tokens",
  activity: "GET /repos/{owner}/{repo}/activity",
  log: "GET /app/hook/deliveries",
};

export function toMatch(call: CallName): FaultMatch {
  const [first = "", second = ""] = routes[call].split(" ");
  return first === "GraphQL" ? { graphql: second } : { method: first, path: second };
}

/** Seconds; GitHub asks for a minute or more, which is only longer. */
const retryAfter = { "retry-after": "1" };

export const answers: Readonly<Record<ApiTrouble, FaultAnswer | "reset">> = {
  "500": { status: 500 },
  "502": { status: 502, body: "<html>Bad Gateway</html>" },
  reset: "reset",
  "429": { status: 429, body: { message: "Too many requests." }, headers: retryAfter },
  secondary: { status: 403, body: { message: "You have exceeded a secondary rate limit." }, headers: retryAfter },
  "no data": {
    status: 200,
    body: { data: null, errors: [{ message: "Something went wrong while executing your query." }] },
  },
};
