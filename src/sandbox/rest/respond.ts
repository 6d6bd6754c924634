// Answers and refusals as HTTP.
import type { Answer } from "./asked.ts";
import { Refusal } from "./refusal.ts";

const documentation = "https://docs.github.com/rest";

/** The body that GitHub sends with a refusal. */
export const refusalAnswer = ({ status, message, errors }: Refusal, docs = documentation): Answer => ({
  status,
  body: { message, ...(errors && { errors }), documentation_url: docs, status: String(status) },
});

export function toResponse({ status, body, headers = {} }: Answer, more: Readonly<Record<string, string>>): Response {
  const isText = typeof body === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
  const payload = body === undefined ? null : isText ? body : JSON.stringify(body);
  return new Response(payload, {
    status,
    headers: { ...(payload !== null && { "content-type": type }), ...more, ...headers },
  });
}

/** Loud: a sandbox that does not know better must not look like a GitHub that says no. */
export const failureAnswer = (status: number, message: string): Answer => ({
  status,
  body: { message, documentation_url: documentation, status: String(status) },
});
