// What surrounds every request: the log of calls, latency, and ordered faults.
import type { Call, Calls } from "./calls.ts";
import type { FaultAnswer, Faultable, Faults } from "./faults.ts";

/** null: the connection is cut. */
export type Outcome = Response | null;

export interface Tracked extends Faultable, Pick<Call, "path" | "kind" | "write" | "token"> {}

function toOutcome(fault: FaultAnswer | "reset"): Outcome {
  if (fault === "reset") return null;
  const { status, body = { message: "Server Error" }, headers } = fault;
  return Response.json(body, { status, headers: { ...headers } });
}

/**
 * What a client of this process sends side by side has arrived after a few turns of the event loop:
 * only then the first is answered, so that the log of calls shows them side by side too.
 */
async function letOthersArrive(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function perform(faults: Faults, request: Tracked, answer: () => Promise<Response>): Promise<Outcome> {
  await Promise.all([letOthersArrive(), faults.wait()]);
  const before = faults.take(request, "before");
  if (before) return toOutcome(before);
  const response = await answer();
  const after = faults.take(request, "after");
  return after ? toOutcome(after) : response;
}

export async function track(
  { calls, faults }: { readonly calls: Calls; readonly faults: Faults },
  request: Tracked,
  answer: () => Promise<Response>,
): Promise<Outcome> {
  const { method, path, route, kind, write, token } = request;
  const call = calls.begin({ method, path, route, kind, write, token });
  const outcome = await perform(faults, request, answer);
  calls.end(call, outcome?.status ?? 0);
  return outcome;
}
