// What a scenario leaves behind, for the invariants to judge.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Comment, Deployment, Repository } from "../../src/sandbox/state/model.ts";
import type { Spoken } from "./people.ts";
import type { Recorder } from "./recorder.ts";
import { markIn, requestOf } from "./words.ts";

export interface Evidence {
  readonly sandbox: Sandbox;
  readonly repositories: readonly Repository[];
  readonly spoken: readonly Spoken[];
  readonly recorder: Recorder;
  /** Processes that ended although nobody told them to. */
  readonly surprises: readonly string[];
  /** Log lines at the level of errors. */
  readonly complaints: readonly string[];
  /** Jobs that were given up. */
  readonly dead: readonly string[];
}

/** Answers a sentence for each breach; looks at the evidence and changes nothing. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** A comment of Slipway's, by the mark that it was created with. */
export interface Marked {
  readonly repository: Repository;
  readonly mark: string;
  readonly comment: Comment;
}

export const commentsOf = ({ recorder }: Pick<Evidence, "recorder">): readonly Marked[] =>
  [...recorder.comments].map(([comment, { repository, texts }]) => ({
    repository,
    mark: markIn(texts[0] ?? ""),
    comment,
  }));

/** A comment of Slipway's that speaks for a request. */
export interface RequestCard {
  readonly request: string;
  readonly comment: Comment;
}

const beginning = "request ";

export const cardsOf = (evidence: Pick<Evidence, "recorder">): readonly RequestCard[] =>
  commentsOf(evidence)
    .filter(({ mark }) => mark.startsWith(beginning))
    .map(({ mark, comment }) => ({ request: mark.slice(beginning.length), comment }));

export const deploymentsOf = ({ recorder }: Pick<Evidence, "recorder">, request: string): readonly Deployment[] =>
  recorder.made.map(({ deployment }) => deployment).filter((one) => requestOf(one) === request);

/** Whether the comment reached Slipway, or stands in GitHub's log as one that did not. */
export function isKnown({ sandbox }: Pick<Evidence, "sandbox">, comment: Comment): boolean {
  const deliveries = [...sandbox.state.apps.values()].flatMap((app) => app.deliveries);
  return deliveries.some(({ event, request }) => event === "issue_comment" && idIn(request.payload) === comment.id);
}

const idIn = (payload: unknown): unknown => (payload as { readonly comment?: { readonly id?: unknown } }).comment?.id;
