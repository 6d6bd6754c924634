// Which branches have a commit: the ref that a command names is only deployed where it belongs to the repository.
import type { Repository } from "../domain/repository.ts";
import type { Client } from "./octokit.ts";
import { isAncestor } from "./reads.ts";
import { asNamed } from "./ref-name.ts";
import { hidden } from "./sort-graphql-errors.ts";

export interface CommitIn {
  readonly sha: string;
  readonly branches: readonly string[];
}

/** Each costs a comparison. */
const mostCompared = 5;

/** A few reads beside each other, after one for the tips: compared by their shas, no tag can pass for a branch. */
export async function readBranchesOf(
  client: Client,
  repository: Repository,
  { sha, branches }: CommitIn,
): Promise<readonly string[]> {
  const compared = [...new Set(branches)].slice(0, mostCompared);
  const [heads, tips] = await Promise.all([readHeads(client, repository, sha), readTips(client, repository, compared)]);
  const having = await Promise.all(
    tips.map(async ({ name, tip }) => {
      const has = heads.includes(name) || tip === sha || (await isAncestor(client, repository, { sha, tip }));
      return has ? [name] : [];
    }),
  );
  return [...new Set([...heads, ...having.flat()])];
}

/** https://docs.github.com/en/rest/commits/commits#list-branches-for-head-commit */
async function readHeads(client: Client, repository: Repository, sha: string): Promise<string[]> {
  const { owner, name: repo } = repository;
  const { data } = await client.read(repository, (octokit) =>
    octokit.rest.repos.listBranchesForHeadCommit({ owner, repo, commit_sha: sha }),
  );
  return data.map(({ name }) => name);
}

interface Tip {
  readonly prefix: string;
  readonly name: string;
  readonly target: { readonly oid: string } | null;
}

type Tips = Readonly<Record<`branch${number}`, Tip | null>>;

const tipsQuery = (aliases: readonly string[]): string => `
query SlipwayTips($owner: String!, $name: String!, ${aliases.map((alias) => `$${alias}: String!`).join(", ")}) {
  repository(owner: $owner, name: $name) {
    ${aliases.map((alias) => `${alias}: ref(qualifiedName: $${alias}) { prefix name target { oid } }`).join("\n    ")}
  }
}`;

/** Without those that are not there. */
async function readTips(
  client: Client,
  repository: Repository,
  branches: readonly string[],
): Promise<{ readonly name: string; readonly tip: string }[]> {
  if (branches.length === 0) return [];
  const { owner, name } = repository;
  const refs = Object.fromEntries(branches.map((branch, index) => [`branch${index}`, `refs/heads/${branch}`]));
  const query = tipsQuery(Object.keys(refs));
  const { data, errors } = await client.readGraphql<{ repository: Tips | null }>(repository, query, {
    owner,
    name,
    ...refs,
  });
  const tips = data.repository;
  if (!tips) throw hidden(errors, "GitHub did not show the repository");
  return branches.flatMap((branch, index) => {
    const tip = asNamed(tips[`branch${index}`], { prefix: "refs/heads/", name: branch })?.target?.oid;
    return tip ? [{ name: branch, tip }] : [];
  });
}
