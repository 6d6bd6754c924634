// Which branches have a commit: the ref that a command names is only deployed where it belongs to the repository.
import { matchesGlob } from "../config/glob.ts";
import type { Repository } from "../domain/repository.ts";
import type { Client } from "./octokit.ts";
import { isAncestor } from "./reads.ts";
import { asNamed } from "./ref-name.ts";
import { hidden } from "./sort-graphql-errors.ts";

export interface CommitIn {
  readonly sha: string;
  /** Names, and globs of them. */
  readonly branches: readonly string[];
}

/** Each costs a comparison. A branch that is left out for that can be deployed by its name. */
const mostCompared = 5;

const isGlob = (branch: string): boolean => /[*?]/.test(branch);

/** A few reads beside each other, after those for the tips: compared by their shas, no tag can pass for a branch. */
export async function readBranchesOf(
  client: Client,
  repository: Repository,
  { sha, branches }: CommitIn,
): Promise<readonly string[]> {
  const names = [...new Set(branches)].filter((branch) => !isGlob(branch)).slice(0, mostCompared);
  const [heads, named, matched] = await Promise.all([
    readHeads(client, repository, sha),
    readTips(client, repository, names),
    readMatching(client, repository, branches.filter(isGlob)),
  ]);
  const others = matched.filter(({ name }) => !names.includes(name) && !heads.includes(name));
  const having = await Promise.all(
    [...named, ...others].slice(0, mostCompared).map(async ({ name, tip }) => {
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

const mostListed = 100;

/** Of the first hundred branches; without a glob it costs no read. */
async function readMatching(
  client: Client,
  repository: Repository,
  globs: readonly string[],
): Promise<{ readonly name: string; readonly tip: string }[]> {
  if (globs.length === 0) return [];
  const { owner, name: repo } = repository;
  const { data } = await client.read(repository, (octokit) =>
    octokit.rest.repos.listBranches({ owner, repo, per_page: mostListed }),
  );
  const matching = data.filter(({ name }) => globs.some((glob) => matchesGlob(glob, name)));
  return matching.map(({ name, commit }) => ({ name, tip: commit.sha }));
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
