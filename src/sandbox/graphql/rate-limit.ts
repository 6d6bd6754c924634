// RateLimit: 5,000 points an hour for each who asks.
import type { State } from "../state/model.ts";
import { toTimestamp } from "../state/time.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Context } from "./context.ts";
import type { Resolved } from "./resolved.ts";

const limit = 5000;
const hour = 60 * 60 * 1000;

interface Spent {
  readonly since: number;
  readonly used: number;
}

const spent = new WeakMap<State, Map<string, Spent>>();

const nameOf = (viewer: Viewer): string => {
  if (viewer.kind === "installation") return `installation ${viewer.installation.id}`;
  return viewer.kind === "person" ? viewer.login : `app ${viewer.app.id}`;
};

const spentBy = ({ state, viewer }: Pick<Context, "state" | "viewer">): Spent => {
  const found = spent.get(state)?.get(nameOf(viewer));
  const now = state.clock.now().getTime();
  return found && now < found.since + hour ? found : { since: now, used: 0 };
};

export function charge(context: Pick<Context, "state" | "viewer" | "cost">): void {
  const { state, viewer, cost } = context;
  const { since, used } = spentBy(context);
  const all = spent.get(state) ?? new Map<string, Spent>();
  spent.set(state, all.set(nameOf(viewer), { since, used: used + cost.cost }));
}

export function rateLimitObject(context: Context): Resolved {
  const { since, used } = spentBy(context);
  const remaining = Math.max(0, limit - used);
  return {
    __typename: "RateLimit",
    ...context.cost,
    limit,
    used,
    remaining,
    resetAt: toTimestamp(new Date(since + hour)),
  };
}
