// GraphQL answers 200 with errors beside the data: which of them stop the work, and which only leave a part unread.
import { Fault } from "../domain/fault.ts";
import { askedToWait, type Headers, isSecondaryLimit, isTooQuick, minute } from "./rate-limit.ts";
import type { When } from "./sort-errors.ts";

export interface GraphqlError {
  readonly type?: string;
  readonly code?: string;
  readonly extensions?: { readonly code?: string };
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

export interface Answer<Data> {
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
}

/**
 * Octokit throws for any error; what GitHub did answer is in the error's `data`. Errors of HTTP are thrown as they are.
 * Where something may be written, each field's error is for the one who knows what the field was for.
 */
export async function partial<Data>(request: Promise<Data>, when: When): Promise<Answer<Data>> {
  const answer = await request.then((data) => ({ data, errors: [] })).catch((error) => readable<Data>(error, when));
  if (!answer.data) throw new Fault("transient", "GitHub did not answer", { maybeApplied: when.wrote });
  return answer;
}

interface GraphqlResponseError<Data> extends Error {
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
  readonly headers: Headers;
}

const isResponseError = <Data>(error: unknown): error is GraphqlResponseError<Data> =>
  error instanceof Error && error.name === "GraphqlResponseError";

function readable<Data>(error: unknown, { wrote, now }: When): Answer<Data> {
  if (!isResponseError<Data>(error)) throw error;
  const { data, errors, headers } = error;
  if (data && wrote) return { data, errors };
  if (errors.some(isLimit)) throw limited(error, askedToWait(headers, now));
  if (data && !errors.some(isOwnFailure)) return { data, errors };
  throw toFault(errors.find(isOwnFailure) ?? errors[0], { wrote, cause: error });
}

/** Primary limits answer 200 in GraphQL: https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#exceeding-the-rate-limit */
const isLimit = ({ type, code, extensions, message }: GraphqlError): boolean =>
  type?.startsWith("RATE_LIMIT") ||
  [code, extensions?.code].includes("graphql_rate_limit") ||
  isSecondaryLimit(message);

const limited = (cause: unknown, retryAfter: number | null = null): Fault =>
  new Fault("transient", "GitHub's rate limit is reached", { retryAfter: retryAfter ?? minute, cause });

/** GitHub's word for a failure of its own: https://docs.github.com/en/graphql/overview/resource-limitations */
const isOwnFailure = ({ message }: GraphqlError): boolean => /something went wrong/i.test(message);

/** What GitHub refuses has a type, what its schema lacks a code; an error with neither is a failure that passes. */
export function toFault(error: GraphqlError | undefined, { wrote, cause }: { wrote: boolean; cause?: unknown }): Fault {
  const { message, type, extensions } = error ?? { message: "GitHub did not answer" };
  const passes = (!type && !extensions) || isOwnFailure({ message });
  return new Fault(passes ? "transient" : "setup", message, { maybeApplied: passes && wrote, cause });
}

/** Of a mutation: what is not found is what the field was to change, or to hang something on. */
export function sortFieldError(error: GraphqlError): Fault {
  const { type, message } = error;
  if (isLimit(error) || isTooQuick(message)) return limited(error);
  if (type === "NOT_FOUND" || type === "UNPROCESSABLE") return new Fault("rejected", message, { cause: error });
  return toFault(error, { wrote: true, cause: error });
}

/** Why a read shows nothing at all. */
export const hidden = ([error]: readonly GraphqlError[], otherwise: string): Fault =>
  error ? toFault(error, { wrote: false }) : new Fault("setup", otherwise);

/** The first error at or below one of these fields, as the reason why that part is unread; null where there is none. */
export const whyUnread = (errors: readonly GraphqlError[], ...fields: readonly string[]): string | null =>
  errors.find(({ path }) => path?.some((step) => fields.includes(String(step))))?.message ?? null;
