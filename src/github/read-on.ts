// Reads one of GitHub's lists on, page after page.
import type { Page } from "./facts-answer.ts";
import { type Answer, type GraphqlError, hidden } from "./sort-graphql-errors.ts";

/** A thousand checks are many; whoever has more is told so. */
const mostPages = 10;

/** Costs no call where the first page holds everything; a list that could still go on is too long. */
export async function readOn<Node>(
  first: Page<Node> | null | undefined,
  readNext: (after: string) => Promise<Answer<Page<Node> | null>>,
): Promise<Answer<Page<Node>>> {
  let list = first ?? none;
  const errors: GraphqlError[] = [];
  for (let read = 1; read < mostPages && list.pageInfo.hasNextPage; read++) {
    const next = await readNext(list.pageInfo.endCursor ?? "");
    if (!next.data) throw hidden(next.errors, "GitHub did not show the next page");
    list = { nodes: [...(list.nodes ?? []), ...(next.data.nodes ?? [])], pageInfo: next.data.pageInfo };
    errors.push(...next.errors);
  }
  return { data: list, errors };
}

const none: Page<never> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
