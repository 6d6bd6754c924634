// One POST to a receiver: what it answers, or why the POST has to be made again.
import type { Duration } from "../../domain/duration.ts";
import { Fault } from "../../domain/fault.ts";
import { networkTrouble } from "./network-trouble.ts";
import { readBeginning } from "./read-beginning.ts";
import { askedToWait } from "./retry-after.ts";
import { type Delivery, signedHeaders } from "./sign.ts";

export interface Receiver {
  /** The operator's: no address that a repository names gets here. Without user and password. */
  readonly url: string;
  readonly secret: string;
  /** How long one POST may take in all: ten seconds, where nothing is said. */
  readonly patience?: Duration;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** How it begins; nothing of what was taken. */
  readonly text: string;
}

const usualPatience = 10_000;

/** Throws a transient `Fault` for what may go better later; its message names neither address nor secret. */
export async function deliver(receiver: Receiver, delivery: Delivery, now: Date): Promise<Answer> {
  const response = await post(receiver, delivery, now);
  const { status, headers } = response;
  if (isForLater(status)) {
    await discard(response);
    throw new Fault("transient", `The executor answered ${status}`, {
      retryAfter: askedToWait(headers.get("retry-after"), now),
      maybeApplied: !isUntouched(status),
    });
  }
  const text = response.ok ? await discard(response) : await readBeginning(response);
  return { status, contentType: headers.get("content-type") ?? "", text };
}

async function post({ url, secret, patience }: Receiver, delivery: Delivery, now: Date): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      headers: signedHeaders(delivery, secret, now),
      body: delivery.body,
      redirect: "manual",
      signal: AbortSignal.timeout(patience ?? usualPatience),
    });
  } catch (error) {
    const trouble = networkTrouble(error);
    if (trouble === null) throw error;
    throw new Fault("transient", trouble.says, { maybeApplied: trouble.mayHaveArrived, cause: error });
  }
}

/** Request timeout, too early, too many requests, and whatever is the receiver's own trouble. */
const isForLater = (status: number): boolean => [408, 425, 429].includes(status) || status >= 500;

/** Answers that say that nothing was done. */
const isUntouched = (status: number): boolean => status === 425 || status === 429;

async function discard({ body }: Response): Promise<""> {
  await body?.cancel().catch(() => {});
  return "";
}
