// From a request to an answer: the path, the viewer, the parameters, the permission, the route, the description.
import { type Operation, operationOf } from "../openapi/operations.ts";
import { coerceParameters, findProblem } from "../openapi/validate.ts";
import type { Wire } from "../wire/wire.ts";
import { inVersion, readApiVersion } from "./api-version.ts";
import type { Answer, Asked } from "./asked.ts";
import { authenticate, authenticateClient } from "./authenticate.ts";
import type { Matched } from "./match.ts";
import { permitGlobal, permitInRepository } from "./permit.ts";
import { notFound, Refusal } from "./refusal.ts";
import { failureAnswer, refusalAnswer } from "./respond.ts";

export interface Incoming {
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

export interface RestContext {
  readonly wire: Wire;
  /** What the sandbox itself does wrong, in words: stories hold it against nothing. */
  readonly failures: string[];
}

export function answerRest(context: RestContext, matched: Matched, incoming: Incoming): Answer {
  const operation = operationOf(matched.route.operation);
  try {
    const version = readApiVersion(incoming.headers.get("x-github-api-version"));
    const asked = readAsked(context, { matched, operation }, incoming);
    const answer = perform(matched, asked, () => checkBody(operation, asked));
    return { ...checked(context, { matched, operation }, answer), ...pruned(version, answer) };
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, operation.docs);
    return fail(context, `${matched.route.operation} threw: ${whereFrom(error)}`);
  }
}

/** With the place, which is all that a reader of the failures has. */
const whereFrom = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join("\n") : String(error);

const pruned = (version: string, { body }: Answer): Partial<Answer> =>
  version === "2022-11-28" || body === undefined ? {} : { body: inVersion(version, body) };

interface Found {
  readonly matched: Matched;
  readonly operation: Operation;
}

function readAsked({ wire }: RestContext, { matched, operation }: Found, incoming: Incoming): Asked {
  const authorized = matched.route.by === "client" ? authenticateClient : authenticate;
  const viewer = authorized(wire.state, incoming.headers.get("authorization"));
  const params = coerceParameters(operation, "path", matched.params);
  if (params.problem) throw notFound();
  const query = coerceParameters(operation, "query", Object.fromEntries(incoming.url.searchParams));
  if (query.problem) throw new Refusal(422, `Invalid request.\n\n${query.problem}`);
  return {
    wire,
    state: wire.state,
    viewer,
    params: params.values,
    query: query.values,
    body: parseBody(incoming.body),
    url: incoming.url,
    accept: incoming.headers.get("accept") ?? "",
  };
}

function parseBody(text: string): Asked["body"] {
  if (text === "") return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Refusal(400, "Body should be a JSON object");
  return { ...body };
}

/** Whether it may comes first: GitHub tells a stranger nothing about the body. */
function perform({ route }: Matched, asked: Asked, check: () => void): Answer {
  if (route.by === "viewer") {
    const inRepository = permitInRepository(route, asked);
    check();
    return route.answer(inRepository);
  }
  permitGlobal(route, asked);
  check();
  return route.answer(asked);
}

function checkBody({ body: schema }: Operation, { body }: Asked): void {
  const problem = schema ? findProblem(schema, body) : null;
  if (problem) throw new Refusal(422, `Invalid request.\n\n${problem}`);
}

function checked(context: RestContext, { matched, operation }: Found, answer: Answer): Answer {
  const { status, body } = answer;
  const name = `${matched.route.operation} ${status}`;
  if (!(status in operation.responses)) return fail(context, `${name}: GitHub describes no such answer.`);
  const schema = operation.responses[status];
  const problem = schema && typeof body !== "string" ? findProblem(schema, body) : null;
  return problem ? fail(context, `${name}: the answer is not as GitHub describes it: ${problem}`) : answer;
}

export function fail({ failures }: RestContext, message: string): Answer {
  failures.push(message);
  return failureAnswer(500, message);
}
