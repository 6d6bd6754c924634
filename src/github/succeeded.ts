// Where a commit, or another with the same tree, succeeded in a deployment of ours: the order of environments rests on it.
import type { Repository } from "../domain/repository.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { CodeIn } from "../flows/ports.ts";
import { nodesOf, type Page } from "./facts-answer.ts";
import type { Client } from "./octokit.ts";
import { requestOf } from "./request-of.ts";
import { hidden, whyUnread } from "./sort-graphql-errors.ts";
import { succeededQuery } from "./succeeded-query.ts";

/** Fifty deployments each. */
const mostPages = 5;

interface Search {
  readonly environment: string;
  /** Where its next page begins. */
  readonly after: string | null;
}

/** One query, and at most four more for environments where it was not found yet. */
export async function readSucceeded(
  client: Client,
  repository: Repository,
  code: CodeIn,
): Promise<readonly string[] | Unread> {
  if (code.environments.length === 0) return [];
  const isWanted = await wanted(client, code);
  const found: string[] = [];
  let open: readonly Search[] = code.environments.map((environment) => ({ environment, after: null }));
  for (let page = 0; page < mostPages && open.length > 0; page++) {
    const looks = await look(client, repository, { open, isWanted });
    for (const { unread } of looks) if (unread) return { unread };
    found.push(...looks.flatMap(({ success }) => success ?? []));
    open = looks.flatMap(({ next }) => next ?? []);
  }
  const names = open.map(({ environment }) => environment).join(", ");
  return names ? { unread: `it is not among the newest ${mostPages * 50} deployments to ${names}` } : found;
}

interface DeploymentAnswer {
  readonly databaseId: number;
  readonly commitOid: string;
  readonly task: string | null;
  readonly payload: string | null;
  readonly state: string | null;
  readonly creator: { readonly __typename: string; readonly login: string } | null;
  /** Null: the commit is gone. */
  readonly commit: { readonly tree: { readonly oid: string } | null } | null;
  readonly statuses: Page<{ readonly state: string }> | null;
}

type IsWanted = (deployment: DeploymentAnswer) => boolean;

/** Of the same code, and made by this App: GraphQL calls its bot by the bare name. */
async function wanted({ identity }: Client, { task, sha, tree }: CodeIn): Promise<IsWanted> {
  const bot = (await identity.botLogin()).replace(/\[bot\]$/, "");
  return ({ creator, payload, commit, ...deployment }) =>
    creator?.__typename === "Bot" &&
    creator.login === bot &&
    requestOf(payload) !== null &&
    deployment.task === task &&
    (deployment.commitOid === sha || (tree !== null && commit?.tree?.oid === tree));
}

/** What one page of an environment says; nothing: it is not there. */
interface Look {
  readonly success?: string;
  readonly next?: Search;
  readonly unread?: string;
}

interface Looking {
  readonly open: readonly Search[];
  readonly isWanted: IsWanted;
}

type Pages = Readonly<Record<`in${number}`, Page<DeploymentAnswer> | null>>;

async function look(client: Client, repository: Repository, { open, isWanted }: Looking): Promise<Look[]> {
  const { owner, name } = repository;
  const aliased = open.map((search, index) => ({ ...search, alias: `in${index}` as const }));
  const query = succeededQuery(aliased.map(({ alias }) => alias));
  const searched = aliased.flatMap(({ alias, environment, after }) => [
    [alias, environment],
    [`after_${alias}`, after],
  ]);
  const variables = { owner, name, ...Object.fromEntries(searched) };
  const { data, errors } = await client.readGraphql<{ repository: Pages | null }>(repository, query, variables);
  const pages = data.repository;
  if (!pages) throw hidden(errors, "GitHub did not show the repository");
  return aliased.map((search) => {
    const why = whyUnread(errors, search.alias);
    return why ? { unread: why } : lookAt(search, pages[search.alias], isWanted);
  });
}

function lookAt({ environment }: Search, page: Page<DeploymentAnswer> | null | undefined, isWanted: IsWanted): Look {
  if (!page) return { unread: `GitHub did not show the deployments to ${environment}` };
  const same = nodesOf(page).filter(isWanted);
  if (same.some(hasSucceeded)) return { success: environment };
  const endless = same.find(({ statuses }) => !statuses || statuses.pageInfo.hasNextPage);
  if (endless) return { unread: `GitHub did not show all statuses of deployment ${endless.databaseId}` };
  return page.pageInfo.hasNextPage ? { next: { environment, after: page.pageInfo.endCursor } } : {};
}

/** What succeeded once has succeeded, even where it is inactive now. */
const hasSucceeded = ({ state, statuses }: DeploymentAnswer): boolean =>
  state === "ACTIVE" || nodesOf(statuses).some((status) => status.state === "SUCCESS");
