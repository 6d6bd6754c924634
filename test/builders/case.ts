// What a gate sees: a request, a snapshot and the time, in which everything may go where a test says nothing else.
import type { Case } from "../../src/gates/gate.ts";
import { aRequest, type RequestTold } from "./request.ts";
import { aSnapshot, type SnapshotTold } from "./snapshot.ts";
import { today } from "./time.ts";

export type CaseTold = SnapshotTold & { readonly request?: RequestTold; readonly now?: string };

export const aCase = ({ request, now = today("12:00:02"), ...snapshot }: CaseTold = {}): Case => ({
  request: aRequest(request),
  snapshot: aSnapshot(snapshot),
  now,
});
