// Which request a deployment was made for, as its payload says.
import { field } from "./field.ts";

export function requestOf(payload: unknown): string | null {
  const request = field(field(payloadOf(payload), "slipway"), "request");
  return typeof request === "string" ? request : null;
}

/** REST gives back the object that was sent, GraphQL its JSON text; where a string was sent, that text is JSON of a string. */
export const payloadOf = (payload: unknown): unknown => parsed(parsed(payload));

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
