// createCheckRun and updateCheckRun: for Apps only, each for its own runs.
import * as runs from "../../state/check-runs.ts";
import type { App, CheckAction, CheckConclusion, CheckRun, Repository } from "../../state/model.ts";
import { actorOf } from "../../state/viewer.ts";
import type { Context } from "../context.ts";
import { findRepositoryNode } from "../nodes.ts";
import { forbidden, Refusal } from "../refusal.ts";
import { UnknownField } from "../resolved.ts";
import { mustFind, mustWrite } from "./guard.ts";
import { type Input, mutation } from "./payload.ts";

interface RunInput extends Input {
  readonly repositoryId: string;
  readonly status?: string | null;
  readonly conclusion?: string | null;
  readonly detailsUrl?: string | null;
  readonly externalId?: string | null;
  readonly startedAt?: string | null;
  readonly completedAt?: string | null;
  readonly output?: { readonly title: string; readonly summary: string; readonly text?: string | null } | null;
  readonly actions?: readonly CheckAction[] | null;
}

interface CreateInput extends RunInput {
  readonly name: string;
  readonly headSha: string;
}

interface UpdateInput extends RunInput {
  readonly checkRunId: string;
}

const statuses: readonly string[] = ["queued", "in_progress", "completed"];
const isStatus = (word: string): word is CheckRun["status"] => statuses.includes(word);

function statusOf(name: string): CheckRun["status"] {
  const word = name.toLowerCase();
  if (isStatus(word)) return word;
  throw new UnknownField(`the sandbox does not know the check status ${name}`);
}

/** The schema has made sure of the word. */
const conclusionOf = (name: string) => name.toLowerCase() as CheckConclusion;

/** Only what was given: an absent field of an update changes nothing. */
const fieldsOf = (input: RunInput): runs.CheckRunFields => ({
  ...(input.status && { status: statusOf(input.status) }),
  ...(input.conclusion && { conclusion: conclusionOf(input.conclusion) }),
  ...(input.detailsUrl && { detailsUrl: input.detailsUrl }),
  ...(input.externalId && { externalId: input.externalId }),
  ...(input.startedAt && { startedAt: input.startedAt }),
  ...(input.completedAt && { completedAt: input.completedAt }),
  ...(input.output && { output: { ...input.output, text: input.output.text ?? null } }),
  ...(input.actions && { actions: input.actions }),
});

function appIn(context: Context, { repositoryId }: RunInput): { readonly app: App; readonly repository: Repository } {
  const repository = mustFind(findRepositoryNode(context, repositoryId), repositoryId);
  mustWrite(context, repository, ["checks"]);
  if (context.viewer.kind === "person") throw forbidden();
  return { app: context.viewer.app, repository };
}

function createCheckRun(context: Context, input: CreateInput) {
  const { app, repository } = appIn(context, input);
  if (!repository.commits.has(input.headSha)) {
    throw new Refusal("UNPROCESSABLE", `No commit found for SHA: ${input.headSha}`);
  }
  const { name, headSha: sha } = input;
  const by = actorOf(context.viewer);
  const run = runs.createCheckRun(context.state, repository, { ...fieldsOf(input), name, sha, app, by });
  return { checkRun: context.show.run(repository, run) };
}

function updateCheckRun(context: Context, input: UpdateInput) {
  const { app, repository } = appIn(context, input);
  const known = repository.checkRuns.find(({ nodeId }) => nodeId === input.checkRunId);
  const run = mustFind(known, input.checkRunId);
  if (runs.suiteOf(repository, run).app.id !== app.id) throw forbidden();
  runs.updateCheckRun(context.state, repository, { run, fields: fieldsOf(input), by: actorOf(context.viewer) });
  return { checkRun: context.show.run(repository, run) };
}

export const checkRunMutations = (context: Context) => ({
  ...mutation("createCheckRun", (input: CreateInput) => createCheckRun(context, input)),
  ...mutation("updateCheckRun", (input: UpdateInput) => updateCheckRun(context, input)),
});
