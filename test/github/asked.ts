// Facts as GitHub answers them, page by page; every query must be valid for GitHub's schema.
import type { Contexts, Facts } from "../../src/domain/snapshot.ts";
import { isUnread } from "../../src/domain/snapshot.ts";
import type { FactsAsked } from "../../src/flows/ports.ts";
import type { ContextAnswer } from "../../src/github/facts-answer.ts";
import type { GraphqlError } from "../../src/github/sort-graphql-errors.ts";
import { before, facts, page, withHead } from "./answers.ts";
import { type Edge, edge, repository } from "./edge.ts";
import { answerWith, expectValid, type Query } from "./queries.ts";

export interface Told {
  readonly repository?: Parameters<typeof facts>[0];
  readonly errors?: readonly GraphqlError[];
  /** What GitHub answers to the queries after the first. */
  readonly pages?: readonly object[];
  readonly asked?: Partial<FactsAsked>;
  /** What GitHub answers over REST. */
  readonly rest?: (scope: Edge["scope"]) => void;
}

export async function readFacts(told: Told = {}): Promise<{ facts: Facts; queries: readonly Query[] }> {
  const { github, scope } = await edge();
  const first = { data: facts(told.repository), ...(told.errors ? { errors: told.errors } : {}) };
  const queries = answerWith(scope, [first, ...(told.pages ?? [])]);
  told.rest?.(scope);
  const asked: FactsAsked = {
    subject: { pullRequest: 7 },
    environments: ["staging"],
    previous: [before],
    ...told.asked,
  };
  const read = await github.readFacts(repository, asked);
  expectValid(queries);
  scope.done();
  return { facts: read, queries };
}

/** Why the checks of the head are not read; null where they are. */
export async function whyUnread(told: Told): Promise<string | null> {
  const { contexts } = (await readFacts(told)).facts;
  return isUnread(contexts) ? contexts.unread : null;
}

export async function readContexts(told: Told): Promise<Contexts> {
  const { contexts } = (await readFacts(told)).facts;
  if (isUnread(contexts)) throw new Error(contexts.unread);
  return contexts;
}

/** The contexts of a head on which these were reported. */
export const contextsOf = (...reported: readonly ContextAnswer[]): Promise<Contexts> =>
  readContexts({ repository: { pullRequest: withHead({ statusCheckRollup: { contexts: page(reported) } }) } });
