// GraphQL answers 200 with errors beside the data: which of them stop the work, and which only leave a part unread.
import { Fault } from "../domain/fault.ts";

export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
}

export interface Answer<Data> {
  readonly data: Data;
  readonly errors: readonly GraphqlError[];
}

/** Octokit throws for any error; what GitHub did answer is in the error's `data`. Errors of HTTP are thrown as they are. */
export async function partial<Data>(request: Promise<Data>, wrote: boolean): Promise<Answer<Data>> {
  try {
    return { data: await request, errors: [] };
  } catch (error) {
    return readable<Data>(error, wrote);
  }
}

interface GraphqlResponseError<Data> extends Error {
  readonly data?: Data | null;
  readonly errors: readonly GraphqlError[];
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

const isResponseError = <Data>(error: unknown): error is GraphqlResponseError<Data> =>
  error instanceof Error && error.name === "GraphqlResponseError";

function readable<Data>(error: unknown, wrote: boolean): Answer<Data> {
  if (!isResponseError<Data>(error)) throw error;
  const { data, errors, headers } = error;
  if (errors.some(({ type }) => type === "RATE_LIMITED")) throw limited(error, headers?.["retry-after"]);
  if (errors.some(({ message }) => /secondary rate limit/i.test(message)))
    throw limited(error, headers?.["retry-after"]);
  if (data) return { data, errors };
  const first = errors[0];
  // GitHub's word for a failure of its own: https://docs.github.com/en/graphql/overview/resource-limitations
  const own = !first?.type || /something went wrong/i.test(first.message);
  throw new Fault(own ? "transient" : "setup", first?.message ?? "GitHub did not answer", {
    maybeApplied: wrote,
    cause: error,
  });
}

const minute = 60_000;

const limited = (cause: unknown, retryAfter: string | undefined): Fault =>
  new Fault("transient", "GitHub's rate limit is reached", {
    retryAfter: Number(retryAfter) > 0 ? Number(retryAfter) * 1000 : minute,
    cause,
  });

/** The first error at or below one of these fields, as the reason why that part is unread; null where there is none. */
export const whyUnread = (errors: readonly GraphqlError[], ...fields: readonly string[]): string | null =>
  errors.find(({ path }) => path?.some((step) => fields.includes(String(step))))?.message ?? null;
