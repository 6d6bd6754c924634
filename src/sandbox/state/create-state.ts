// An empty GitHub.
import type { Clock } from "../../domain/clock.ts";
import { createEventSink } from "./events.ts";
import type { State } from "./model.ts";

export const createState = (clock: Clock): State => ({
  clock,
  events: createEventSink(),
  nextId: 1_000_001,
  accounts: new Map(),
  repositories: new Map(),
  formerNames: new Map(),
  apps: new Map(),
  installations: new Map(),
  tokens: new Map(),
  personalTokens: new Map(),
  manifestCodes: new Map(),
  userCodes: new Map(),
  userTokens: new Map(),
  teams: new Map(),
});
