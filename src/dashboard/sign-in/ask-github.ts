// One request to GitHub that is not the App's own, and what its answer means for the next try.
import type { z } from "zod";
import { Fault } from "../../domain/fault.ts";

export interface Endpoint {
  readonly method: string;
  readonly url: string;
  readonly body?: object;
  readonly authorization?: string;
  readonly accept?: string;
  /** Without it what was renamed is read where it is now; a secret goes nowhere but where it was sent. */
  readonly redirect?: RequestInit["redirect"];
}

export interface Answered {
  readonly status: number;
  /** Null where it is none. */
  readonly json: unknown;
}

export const asUser = (url: string, token: string): Endpoint => ({
  method: "GET",
  url,
  authorization: `Bearer ${token}`,
});

const anyJson = "application/vnd.github+json";
/** Milliseconds: somebody looks at an empty page meanwhile. */
const patience = 10_000;

/** Throws a `Fault` where GitHub does not answer, or asks to wait. */
export async function askGithub(endpoint: Endpoint): Promise<Answered> {
  const { status, headers, text } = await send(endpoint);
  if (status >= 500 || isTooMuch({ status, headers, text }))
    throw new Fault("transient", `GitHub answers ${status} to ${endpoint.method} ${endpoint.url}.`);
  return { status, json: parse(text) };
}

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function send({ method, url, body, authorization, accept = anyJson, ...how }: Endpoint): Promise<Sent> {
  const headers = {
    accept,
    "user-agent": "slipway",
    "x-github-api-version": "2022-11-28",
    ...(body && { "content-type": "application/json" }),
    ...(authorization && { authorization }),
  };
  try {
    const signal = AbortSignal.timeout(patience);
    const { redirect = method === "GET" ? "follow" : "error" } = how;
    const answer = await fetch(url, { method, headers, signal, redirect, ...(body && { body: JSON.stringify(body) }) });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  } catch (cause) {
    throw new Fault("transient", `GitHub does not answer to ${method} ${url}.`, { cause });
  }
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
const isTooMuch = ({ status, headers, text }: Sent): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after") || isSecondaryLimit(text)));

/** It may come without a header that says so. */
const isSecondaryLimit = (text: string): boolean => /secondary rate limit|abuse detection/i.test(text);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Throws a `Fault` that names what was asked, and nothing of what was answered: it may hold a token. */
export function parseAs<Value>(schema: z.ZodType<Value>, { status, json }: Answered, what: string): Value {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Fault("setup", `GitHub's answer to ${what} (${status}) is not the one that it documents.`);
}
