// The rate limit, of which the sandbox only tells: it refuses nobody. Tests that want a refusal order one as a fault.
import type { State } from "../state/model.ts";
import { type Answer, ok } from "./asked.ts";
import { globalRoute, type Route } from "./route.ts";

const limit = 5000;
const hour = 3600;

export interface Meter {
  /** Counts one call. */
  spend(): void;
  headers(): Record<string, string>;
  route: Route;
}

export function createMeter(state: State): Meter {
  let used = 0;
  const reset = (): number => (Math.floor(state.clock.now().getTime() / 1000 / hour) + 1) * hour;
  const rate = () => ({ limit, used, remaining: Math.max(0, limit - used), reset: reset() });
  const read = (): Answer => {
    const core = rate();
    return ok({ resources: { core, search: core, graphql: core }, rate: core });
  };
  return {
    spend: () => {
      used += 1;
    },
    headers: () => ({
      ...Object.fromEntries(Object.entries(rate()).map(([name, value]) => [`x-ratelimit-${name}`, String(value)])),
      "x-ratelimit-resource": "core",
    }),
    route: globalRoute("GET /rate_limit", "anyone", read),
  };
}
