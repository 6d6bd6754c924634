// Which contexts count, and how each of them stands: the gate and the deployment go by the same judgement.
import { type Context, isGreen } from "../domain/context.ts";
import type { RequiredContexts } from "../domain/environment.ts";
import type { Contexts } from "../domain/snapshot.ts";

export interface Judgement {
  readonly failing: readonly Context[];
  readonly pending: readonly Context[];
  /** Expected, and not there yet. */
  readonly missing: readonly string[];
  /** Expected, and not coming any more. */
  readonly dropped: readonly string[];
  /** Names whose every report is a success: GitHub is asked to check the same again. */
  readonly green: readonly string[];
  /** Nothing was ever reported, here or on the head before. */
  readonly silent: boolean;
  /** When missing contexts are dropped, where only time is needed for that: ISO 8601. */
  readonly settlesAt: string | null;
}

export interface Asked {
  readonly contexts: Contexts;
  readonly setting: RequiredContexts;
  /** GitHub's time of the head's push, ISO 8601. */
  readonly pushedAt: string;
  readonly now: string;
}

/** How long every check suite must have been complete before a missing context is given up. */
const settle = 5 * 60_000;

const nothing = { failing: [], pending: [], missing: [], dropped: [], green: [], silent: false, settlesAt: null };

export function judgeContexts(asked: Asked): Judgement {
  if (asked.setting === "none") return nothing;
  return asked.setting === "all" ? judgeAll(asked) : judgeListed(asked, asked.setting);
}

/** Listed contexts count whoever reports them, and are waited for until they come. */
function judgeListed({ contexts }: Asked, listed: readonly string[]): Judgement {
  const counted = contexts.found.filter(({ name }) => listed.includes(name));
  return { ...nothing, ...stand(counted, contexts), missing: absent(listed, counted) };
}

/** Slipway's own, and those of runs that a deployment started, would let a failed deployment block its own retry. */
function judgeAll(asked: Asked): Judgement {
  const { found, required, previous } = asked.contexts;
  const counted = found.filter((context) => !context.ours || context.required);
  const expected = absent([...required, ...previous], counted);
  const settlesAt = settled(asked);
  const over = settlesAt !== null && settlesAt <= Date.parse(asked.now);
  const optional = expected.filter((name) => !required.includes(name));
  return {
    ...stand(counted, asked.contexts),
    missing: over ? expected.filter((name) => required.includes(name)) : expected,
    dropped: over ? optional : [],
    silent: counted.length === 0 && expected.length === 0,
    settlesAt: settlesAt !== null && !over && optional.length > 0 ? new Date(settlesAt).toISOString() : null,
  };
}

const absent = (names: readonly string[], found: readonly Context[]): string[] =>
  [...new Set(names)].filter((name) => !found.some((context) => context.name === name));

/** GitHub knows contexts by name only: where one of ours, or an older run, bears the name of another, it would see both. */
function stand(
  counted: readonly Context[],
  { found, superseded }: Contexts,
): Pick<Judgement, "failing" | "pending" | "green"> {
  const red = found.filter(({ state }) => state !== "success").map(({ name }) => name);
  const notSuccess = new Set([...red, ...superseded]);
  return {
    failing: counted.filter((context) => !isGreen(context) && context.state !== "pending"),
    pending: counted.filter(({ state }) => state === "pending"),
    green: [...new Set(counted.map(({ name }) => name))].filter((name) => !notSuccess.has(name)),
  };
}

/** When, in milliseconds, everything that could still report has been silent for long enough; null: not while a suite is open. */
function settled({ contexts, pushedAt }: Asked): number | null {
  const { suites } = contexts;
  if (suites.some(({ complete, empty }) => !complete && !empty)) return null;
  // An open one without check runs is one that GitHub opened for an App which may never use it.
  const ends = suites.map((suite) => Date.parse(suite.complete ? suite.updatedAt : suite.createdAt));
  return Math.max(Date.parse(pushedAt), ...ends) + settle;
}
