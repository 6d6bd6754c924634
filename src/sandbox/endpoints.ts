// The two ends of the API: REST and GraphQL.
import type { Calls } from "./calls.ts";
import type { Faults } from "./faults.ts";
import { describeGraphql, type ExecuteGraphql, type GraphqlRequest } from "./graphql-request.ts";
import { answerRest, fail, type RestContext } from "./rest/answer.ts";
import { authenticate, tokenKind } from "./rest/authenticate.ts";
import type { Match } from "./rest/match.ts";
import type { Meter } from "./rest/rate-limit.ts";
import { redirectOf, withoutId } from "./rest/redirect.ts";
import { badCredentials, Refusal } from "./rest/refusal.ts";
import { refusalAnswer, toResponse } from "./rest/respond.ts";
import { type Outcome, track } from "./track.ts";

export interface Backend extends RestContext {
  readonly calls: Calls;
  readonly faults: Faults;
  readonly match: Match;
  readonly meter: Meter;
  readonly graphql: ExecuteGraphql;
}

export async function serveRest(backend: Backend, request: Request): Promise<Outcome> {
  const url = new URL(request.url);
  const { method, headers } = request;
  const path = withoutId(backend.wire.state, url.pathname.replace(/^\/api\/v3/, ""));
  const matched = backend.match(method, path);
  const route = matched?.route.operation ?? `${method} ${path}`;
  const write = method !== "GET" && method !== "HEAD";
  const token = tokenKind(headers.get("authorization"));
  const body = await request.text();
  return track(backend, { method, path, route, kind: "rest", write, token, names: [] }, async () => {
    backend.meter.spend();
    const unknown = () => ({ ...fail(backend, `The sandbox does not know ${route}.`), status: 501 });
    const answer =
      redirectOf(backend.wire, url, method) ??
      (matched ? answerRest(backend, matched, { url, headers, body }) : unknown());
    return toResponse(answer, { ...backend.meter.headers(), "x-github-media-type": "github.v3; format=json" });
  });
}

export async function serveGraphql(backend: Backend, request: Request): Promise<Outcome> {
  const asked = parseGraphql(await request.text());
  const { name, write, names } = describeGraphql(asked);
  const token = tokenKind(request.headers.get("authorization"));
  const call = {
    method: "POST",
    path: "/graphql",
    route: `GraphQL ${name}`,
    kind: "graphql",
    write,
    token,
    names,
  } as const;
  return track(backend, call, async () => {
    backend.meter.spend();
    const more = { ...backend.meter.headers(), "x-ratelimit-resource": "graphql" };
    try {
      return toResponse({ status: 200, body: await answerGraphql(backend, request, asked) }, more);
    } catch (error) {
      if (error instanceof Refusal) return toResponse(refusalAnswer(error), more);
      return toResponse(fail(backend, `GraphQL ${name} threw: ${String(error)}`), more);
    }
  });
}

function parseGraphql(text: string): GraphqlRequest {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { query: "", ...body } : { query: "" };
  } catch {
    return { query: "" };
  }
}

async function answerGraphql(backend: Backend, request: Request, asked: GraphqlRequest): Promise<unknown> {
  const { wire, failures, graphql } = backend;
  const viewer = authenticate(wire.state, request.headers.get("authorization"));
  if (viewer.kind === "app") throw badCredentials();
  const onGap = (message: string): void => {
    failures.push(message);
  };
  return graphql(wire.state, viewer, { ...asked, origin: wire.origin, onGap });
}
