// What others in the line for an environment do to a request in it: its place changes, or a later one takes it.
import { because } from "../domain/reasons.ts";
import { annotate } from "./annotate.ts";
import type { ReplaceJob, SayPlaceJob } from "./jobs.ts";
import { isInLine } from "./line.ts";
import type { Ports } from "./ports.ts";
import { lookAtLine } from "./take-environment.ts";
import { end } from "./turn.ts";

/** The card is written where that changes what it says. */
export async function sayPlace(ports: Ports, { request: id }: SayPlaceJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request || !isInLine(request) || request.because.some(({ reason }) => reason === "locked")) return;
  const place = await lookAtLine(ports, request);
  // Where nothing is in its way any more, its next look says so.
  if (place?.hold !== "wait") return;
  const moved = { ...request, because: [place] };
  await ports.store.requests.save(moved, request);
  await annotate(ports, moved);
}

/** A second call finds it over, and changes nothing. */
export async function replace(ports: Ports, { request: id, by, pullRequest }: ReplaceJob): Promise<void> {
  const request = await ports.store.requests.get(id);
  if (!request || !isInLine(request)) return;
  const { request: ended } = await end(ports, request, [because("replaced", { by, pullRequest })]);
  await annotate(ports, ended);
}
