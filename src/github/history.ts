// The history of environments: deployments of all tools, newest first, a page of each in one query.
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { HistoryAsked, HistoryPage } from "../flows/ports.ts";
import { nodesOf, type Page } from "./facts-answer.ts";
import { historyQuery } from "./history-query.ts";
import type { Client } from "./octokit.ts";
import { hidden, whyUnread } from "./sort-graphql-errors.ts";
import { type PastAnswer, toPastDeployment } from "./to-past-deployment.ts";

/** Environments in one query, which GitHub counts as a node for each of their deployments and statuses. */
const most = 20;

export async function readHistory(
  client: Client,
  repository: Repository,
  asked: readonly HistoryAsked[],
): Promise<readonly HistoryPage[]> {
  const pages: HistoryPage[] = [];
  for (let from = 0; from < asked.length; from += most)
    pages.push(...(await readPages(client, repository, asked.slice(from, from + most))));
  return pages;
}

interface Pages extends Readonly<Record<`in${number}`, Page<PastAnswer> | null>> {
  readonly databaseId?: number | null;
}

async function readPages(
  client: Client,
  repository: Repository,
  asked: readonly HistoryAsked[],
): Promise<readonly HistoryPage[]> {
  const { owner, name } = repository;
  const bot = (await client.identity.botLogin()).replace(/\[bot\]$/, "");
  const aliased = asked.map((one, index) => ({ ...one, alias: `in${index}` as const }));
  const searched = aliased.flatMap(({ alias, environment, after }) => [
    [alias, environment],
    [`after_${alias}`, after],
  ]);
  const variables = { owner, name, ...Object.fromEntries(searched) };
  const query = historyQuery(aliased.map(({ alias }) => alias));
  const { data, errors } = await client.readGraphql<{ repository: Pages | null }>(repository, query, variables);
  const { repository: pages } = data;
  if (!pages) throw hidden(errors, "GitHub did not show the repository");
  // After a rename or a transfer somebody may have made a public one of that name, which every token may read.
  if (typeof pages.databaseId === "number" && pages.databaseId !== repository.id)
    throw new Fault("setup", "GitHub has another repository of that name by now");
  return aliased.map(({ alias }) => {
    const page = pages[alias];
    const why = whyUnread(errors, alias) ?? (page ? null : "GitHub did not show them");
    return why === null && page ? toPage(page, bot) : { deployments: { unread: why ?? "" }, next: null };
  });
}

function toPage(page: Page<PastAnswer>, bot: string): HistoryPage {
  const { hasNextPage, endCursor } = page.pageInfo;
  return {
    deployments: nodesOf(page).map((answer) => toPastDeployment(answer, bot)),
    next: hasNextPage ? endCursor : null,
  };
}
