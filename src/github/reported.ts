// What was reported about the head and the head before it: what came with the facts, and the pages that follow.
import type {
  CommitAnswer,
  ContextAnswer,
  NamedAnswer,
  NamesAnswer,
  Page,
  RepositoryAnswer,
  Rollup,
  SuiteAnswer,
} from "./facts-answer.ts";
import { readOn } from "./read-on.ts";
import { checkSuitesPage, contextNamesPage, headContextsPage } from "./reported-query.ts";
import type { Answer } from "./sort-graphql-errors.ts";

/** A list that could still go on is too long, and no decision is made from it. */
export interface Reported {
  readonly contexts: Page<ContextAnswer>;
  readonly suites: Page<SuiteAnswer>;
  readonly previous: Page<NamedAnswer>;
}

/** Asks for a page of a commit. */
export type ReadCommit = <Commit>(query: string, at: { oid: string; after: string }) => Promise<Answer<Commit | null>>;

export interface Reports {
  readonly head: CommitAnswer | null;
  readonly before: NamesAnswer | null;
  /** Of a pull request GitHub says which contexts it requires. */
  readonly inPull: boolean;
}

export async function readReported(read: ReadCommit, { head, before, inPull }: Reports): Promise<Answer<Reported>> {
  const [contexts, suites, previous] = await Promise.all([
    readContexts<ContextAnswer>(read, headContextsPage(inPull), head),
    readOn(head?.checkSuites, async (after) => {
      const { data, errors } = await read<WithSuites>(checkSuitesPage, { oid: head?.oid ?? "", after });
      return { data: data?.checkSuites ?? null, errors };
    }),
    readContexts<NamedAnswer>(read, contextNamesPage, before),
  ]);
  const errors = [...contexts.errors, ...suites.errors, ...previous.errors];
  return { data: { contexts: contexts.data, suites: suites.data, previous: previous.data }, errors };
}

interface WithSuites {
  readonly checkSuites: Page<SuiteAnswer> | null;
}

interface WithContexts<Node> {
  readonly oid?: string;
  readonly statusCheckRollup?: Rollup<Node> | null;
}

function readContexts<Node>(
  read: ReadCommit,
  query: string,
  commit: WithContexts<Node> | null,
): Promise<Answer<Page<Node>>> {
  return readOn(commit?.statusCheckRollup?.contexts, async (after) => {
    const { data, errors } = await read<WithContexts<Node>>(query, { oid: commit?.oid ?? "", after });
    return { data: data?.statusCheckRollup?.contexts ?? null, errors };
  });
}

/** Of the heads of before, the newest that is not this one. */
export const headBefore = ({ previous, older }: RepositoryAnswer, now: string): NamesAnswer | null =>
  [previous, older].find((commit) => commit?.oid && commit.oid !== now) ?? null;
