// Plays whoever reports a check: turns it green, red or pending on the head.
import { createCheckRun, updateCheckRun } from "../../state/check-runs.ts";
import { createCommitStatus } from "../../state/commit-statuses.ts";
import { person } from "../../state/actor.ts";
import { type Check, checksOf } from "../facts/checks.ts";
import type { Act, Action } from "./action.ts";

type Turn = "green" | "red" | "pending";

const isTurn = (word: string | undefined): word is Turn => word === "green" || word === "red" || word === "pending";

const words = { green: "success", red: "failure", pending: "pending" } as const;

const sentences: Readonly<Record<Turn, string>> = {
  green: "Everything is fine",
  red: "Something is broken",
  pending: "Under way",
};

export const turnCheck: Action = {
  needs: "read",
  run(act) {
    const { state, repository, pull, fields } = act;
    const { check: name, kind, to } = fields;
    if (!isTurn(to)) return "A check turns green, red or pending.";
    const check = checksOf(state, repository, pull).find((one) => one.name === name && one.kind === kind);
    if (!check || check.ownVoice) return "Nobody here reports this check.";
    if (check.kind === "status") reportStatus(act, check, to);
    else reportRun(act, check, to);
    return null;
  },
};

function reportStatus({ state, repository, pull }: Act, check: Check, to: Turn): void {
  const creator = check.context?.kind === "status" ? check.context.status.creator : "ci";
  createCommitStatus(state, repository, {
    sha: pull.headSha,
    context: check.name,
    state: words[to],
    description: sentences[to],
    targetUrl: check.url,
    by: person(creator),
  });
}

/** A run that is over is not taken up again: running it again makes a new one. */
function reportRun({ state, repository, pull }: Act, { name, app, context }: Check, to: Turn): void {
  const source = app ?? { id: 15_368, slug: "github-actions" };
  const by = { login: `${source.slug}[bot]`, app: source.id };
  const report = to === "pending" ? { status: "in_progress" as const } : { conclusion: words[to] };
  const fields = { ...report, output: { title: sentences[to], summary: null, text: null } };
  const known = context?.kind === "check_run" ? context : null;
  if (known && known.run.status !== "completed") updateCheckRun(state, repository, { run: known.run, fields, by });
  else
    createCheckRun(state, repository, {
      ...fields,
      sha: pull.headSha,
      name,
      app: source,
      workflowRun: known?.suite.workflowRun ?? null,
      by,
    });
}
