// The checks of a pull request's head, with those that are still expected on it, and whether the page can turn them.
import { type Context, contextsOf } from "../../state/contexts.ts";
import type { CheckSuite, PullRequest, Repository, State } from "../../state/model.ts";
import { ownCommits } from "./own-commits.ts";

export type Tone = "green" | "red" | "pending" | "neutral";

export interface Check {
  readonly name: string;
  readonly kind: Context["kind"];
  /** The App of a check run. */
  readonly app: CheckSuite["app"] | null;
  /** GitHub's word, or "expected": it was reported on an earlier commit, or a rule requires it. */
  readonly word: string;
  readonly tone: Tone;
  readonly description: string;
  readonly url: string | null;
  readonly required: boolean;
  /** Its App lives in this process and speaks for itself. */
  readonly ownVoice: boolean;
  /** null where it is only expected. */
  readonly context: Context | null;
}

/** Once it is closed, nothing more is expected. */
export function checksOf(state: State, repository: Repository, pull: PullRequest): Check[] {
  const required = repository.requiredContexts.get(pull.base) ?? [];
  const reported = contextsOf(repository, pull.headSha).map((context) => toCheck(state, { context, required }));
  if (pull.state === "closed") return reported;
  const earlier = earlierContexts(repository, pull).map((context) => expected(toCheck(state, { context, required })));
  const known = [...reported, ...earlier.filter(({ ownVoice }) => !ownVoice), ...required.map(requiredOnly)];
  return known.filter((check, index) => known.findIndex((other) => isSame(check, other)) === index);
}

const isSame = (a: Check, b: Check): boolean =>
  a.name === b.name && (a.kind === b.kind || a.context === null) && (a.app?.id === b.app?.id || a.context === null);

function earlierContexts(repository: Repository, pull: PullRequest): Context[] {
  const earlier = ownCommits(repository, pull).filter(({ oid }) => oid !== pull.headSha);
  return earlier.toReversed().flatMap(({ oid }) => contextsOf(repository, oid));
}

function toCheck(state: State, { context, required }: { context: Context; required: readonly string[] }): Check {
  const { kind, name, word } = context;
  const app = kind === "check_run" ? context.suite.app : null;
  return {
    name,
    kind,
    app,
    word,
    tone: toneOf(word),
    description: descriptionOf(context),
    url: context.kind === "status" ? context.status.targetUrl : context.run.detailsUrl,
    required: required.includes(name),
    ownVoice: app !== null && state.apps.has(app.id),
    context,
  };
}

const descriptionOf = (context: Context): string =>
  (context.kind === "status" ? context.status.description : context.run.output.title) ?? "";

const expected = (check: Check): Check => ({
  ...check,
  word: "expected",
  tone: "pending",
  description: "Waiting for status to be reported",
  url: null,
  context: null,
});

const requiredOnly = (name: string): Check =>
  expected({
    name,
    kind: "status",
    app: null,
    word: "",
    tone: "pending",
    description: "",
    url: null,
    required: true,
    ownVoice: false,
    context: null,
  });

function toneOf(word: string): Tone {
  if (word === "success") return "green";
  if (word === "neutral" || word === "skipped") return "neutral";
  return ["pending", "queued", "in_progress"].includes(word) ? "pending" : "red";
}
