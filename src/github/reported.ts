// What was reported about the head and the head before it: what came with the facts, and the pages that follow.
import type {
  ContextAnswer,
  FactsAnswer,
  NamedAnswer,
  NamesAnswer,
  Page,
  Rollup,
  SuiteAnswer,
} from "./facts-answer.ts";
import { headCommit } from "./head-commit.ts";
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

export async function readReported(read: ReadCommit, { repository }: FactsAnswer): Promise<Answer<Reported>> {
  const head = repository?.pullRequest ? headCommit(repository.pullRequest) : null;
  const [contexts, suites, previous] = await Promise.all([
    readContexts<ContextAnswer>(read, headContextsPage, head),
    readOn(head?.checkSuites, async (after) => {
      const { data, errors } = await read<WithSuites>(checkSuitesPage, { oid: head?.oid ?? "", after });
      return { data: data?.checkSuites ?? null, errors };
    }),
    readContexts<NamedAnswer>(read, contextNamesPage, headBefore(repository)),
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
function headBefore(repository: FactsAnswer["repository"]): NamesAnswer | null {
  const now = repository?.pullRequest?.headRefOid;
  return [repository?.previous, repository?.older].find((commit) => commit?.oid && commit.oid !== now) ?? null;
}
