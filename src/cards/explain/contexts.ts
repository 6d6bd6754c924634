// What the checks of the head say, by name and link.
import type { ReasonFacts } from "../../domain/reasons.ts";
import { code, join, type Markdown, md } from "../md.ts";
import { contextList, names, shortSha } from "../words.ts";
import { bySelf, type Explanations } from "./explanation.ts";

export const contexts: Explanations<"head_young" | "contexts_failing" | "contexts_pending" | "contexts_disagree"> = {
  head_young: ({ sha }) => [md`${code(shortSha(sha))} is only seconds old: its checks may be on their way.`, bySelf],
  contexts_failing: ({ failing, pending }) => [
    pending.length > 0
      ? md`Failing: ${contextList(failing)}. Still pending: ${contextList(pending)}.`
      : md`Failing: ${contextList(failing)}.`,
    md`Fix what fails or run it again, then comment again.`,
  ],
  contexts_pending: (facts) => [waitingFor(facts), bySelf],
  contexts_disagree: ({ contexts }) => [md`GitHub still reports ${contextList(contexts)}.`, bySelf],
};

function waitingFor({ pending, missing }: ReasonFacts["contexts_pending"]): Markdown {
  const running = pending.length > 0 ? [md`Pending: ${contextList(pending)}.`] : [];
  const absent = missing.length > 0 ? [md`Expected, not reported yet: ${names(missing)}.`] : [];
  return join([...running, ...absent], " ");
}
