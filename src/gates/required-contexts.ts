// The contexts that count are green; skipped and neutral are green.
import { toLink } from "../domain/context.ts";
import { because } from "../domain/reasons.ts";
import { isUnread } from "../domain/snapshot.ts";
import { block, type GateAnswer, pass, wait } from "../domain/verdict.ts";
import type { Case, Gate } from "./gate.ts";
import { type Judgement, judgeContexts } from "./judge-contexts.ts";

/** A head on which nothing ever reported must be this old: its checks may only just be on their way. */
const young = 10_000;
/** Deliveries can be lost: a request that waits for a check looks by itself now and then. */
const lookAgain = 5 * 60_000;

export const requiredContexts: Gate = {
  name: "contexts",
  asks: "The checks that count are green.",
  wakesOn: ["check_run", "status", "time"],
  overridable: true,
  skippedFor: ["rollback"],
  evaluate(given) {
    const { contexts } = given.snapshot;
    if (given.request.environment.requiredContexts === "none") return pass;
    if (isUnread(contexts)) return block(because("unread", { what: "the checks of the head", why: contexts.unread }));
    const judgement = judge(given);
    if (!judgement) return pass;
    return judgement.silent ? oldEnough(given) : answer(judgement, given.now);
  },
};

/** How the contexts of this case stand; null where they were not read. */
export function judge({ request, snapshot, now }: Case): Judgement | null {
  const { contexts } = snapshot;
  if (isUnread(contexts)) return null;
  return judgeContexts({
    contexts,
    setting: request.environment.requiredContexts,
    pushedAt: pushedAt(request, snapshot),
    now,
  });
}

const later = (time: string, by: number): string => new Date(Date.parse(time) + by).toISOString();

function pushedAt(request: Case["request"], snapshot: Case["snapshot"]): string {
  if (request.head?.sha === snapshot.head.sha) return request.head.pushedAt;
  return snapshot.pushed.by === "nobody" ? snapshot.takenAt : snapshot.pushed.at;
}

function oldEnough({ request, snapshot, now }: Case): GateAnswer {
  const until = later(pushedAt(request, snapshot), young);
  const { sha } = snapshot.head;
  return Date.parse(now) >= Date.parse(until) ? pass : wait(because("head_young", { sha, until }), until);
}

function answer({ failing, pending, missing, settlesAt }: Judgement, now: string): GateAnswer {
  const waiting = pending.map(toLink);
  if (failing.length > 0) return block(because("contexts_failing", { failing: failing.map(toLink), pending: waiting }));
  if (pending.length === 0 && missing.length === 0) return pass;
  const backstop = later(now, lookAgain);
  const at = settlesAt && settlesAt < backstop ? settlesAt : backstop;
  return wait(because("contexts_pending", { pending: waiting, missing }), at);
}
