// What a branch, tag or sha in a command stands for, and the open pull requests whose head it is.
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { NamedRef } from "../domain/snapshot.ts";
import { nodesOf, type Page } from "./facts-answer.ts";
import type { Client } from "./octokit.ts";
import { readOn } from "./read-on.ts";
import { asNamed, isRefName, isShaLike } from "./ref-name.ts";
import { branchPullsPage, openPullsPage, refQuery } from "./ref-query.ts";
import { type Answer, hidden } from "./sort-graphql-errors.ts";

interface PullAnswer {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
  readonly isCrossRepository: boolean;
}

interface ObjectAnswer {
  readonly __typename: string;
  readonly oid: string;
  /** Of a commit: pull requests of this repository that bring it. */
  readonly associatedPullRequests?: Page<PullAnswer> | null;
  /** Of an annotated tag. */
  readonly target?: ObjectAnswer | null;
}

interface RefAnswer {
  readonly prefix: string;
  readonly name: string;
  readonly target: ObjectAnswer | null;
  readonly associatedPullRequests?: Page<PullAnswer>;
}

interface Found {
  readonly branch: RefAnswer | null;
  readonly tag: RefAnswer | null;
  readonly commit?: ObjectAnswer | null;
  readonly pullRequests?: Page<PullAnswer>;
}

/** A branch wins over a tag of its name, and both over a sha. */
export async function readRef(client: Client, repository: Repository, name: string): Promise<NamedRef | null> {
  if (!isRefName(name)) return null;
  const sha = name.toLowerCase();
  const variables = { branch: `refs/heads/${name}`, tag: `refs/tags/${name}`, sha, isSha: isShaLike(name) };
  const reading: Reading = { client, repository, name };
  const { data } = await ask(reading, { query: refQuery, variables });
  return (await asBranch(reading, data)) ?? asTag(reading, data) ?? asSha(reading, data);
}

interface Reading {
  readonly client: Client;
  readonly repository: Repository;
  readonly name: string;
}

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A pull request that is hidden is not none. */
async function ask({ client, repository }: Reading, { query, variables }: Asked): Promise<Answer<Found>> {
  const { owner, name } = repository;
  const sent = { owner, name, ...variables };
  const { data, errors } = await client.readGraphql<{ repository: Found | null }>(repository, query, sent);
  const refused = errors.filter(({ type }) => type !== "NOT_FOUND");
  if (!data.repository || refused.length > 0) throw hidden(refused, "GitHub did not show the repository");
  return { data: data.repository, errors };
}

async function asBranch(reading: Reading, { branch }: Found): Promise<NamedRef | null> {
  const { name } = reading;
  const found = asNamed(branch, { prefix: "refs/heads/", name });
  if (!found?.target) return null;
  const pulls = await all(found.associatedPullRequests, async (after) => {
    const variables = { branch: `refs/heads/${name}`, after };
    const { data, errors } = await ask(reading, { query: branchPullsPage, variables });
    return { data: data.branch?.associatedPullRequests ?? null, errors };
  });
  const own = pulls.filter(({ isCrossRepository }) => !isCrossRepository);
  return { kind: "branch", name, sha: found.target.oid, pullRequests: own.map(toNumber) };
}

function asTag({ name }: Reading, { tag }: Found): NamedRef | null {
  const commit = peeled(asNamed(tag, { prefix: "refs/tags/", name })?.target);
  return commit && { kind: "tag", name, sha: commit.oid, pullRequests: headedBy(commit).map(toNumber) };
}

/** An annotated tag points at a commit, or at another one that does. */
function peeled(object: ObjectAnswer | null | undefined): ObjectAnswer | null {
  if (!object || object.__typename === "Commit") return object ?? null;
  return object.__typename === "Tag" ? peeled(object.target) : null;
}

async function asSha(reading: Reading, { commit, pullRequests }: Found): Promise<NamedRef | null> {
  if (commit?.__typename !== "Commit" || !commit.oid.startsWith(reading.name.toLowerCase())) return null;
  const { oid } = commit;
  const own = headedBy(commit);
  const pulls = own.length > 0 ? own : (await openPulls(reading, pullRequests)).filter(isHead(oid));
  return { kind: "sha", name: oid, sha: oid, pullRequests: pulls.map(toNumber) };
}

/** GitHub links a fork's commit with no pull request here, but lists each open one with its head. */
const openPulls = (reading: Reading, first: Page<PullAnswer> | undefined): Promise<PullAnswer[]> =>
  all(first, async (after) => {
    const { data, errors } = await ask(reading, { query: openPullsPage, variables: { after } });
    return { data: data.pullRequests ?? null, errors };
  });

const isHead =
  (sha: string) =>
  ({ state, headRefOid }: PullAnswer): boolean =>
    state === "OPEN" && headRefOid === sha;

function headedBy({ oid, associatedPullRequests: page }: ObjectAnswer): PullAnswer[] {
  if (page?.pageInfo.hasNextPage) throw tooMany(page);
  return nodesOf(page).filter(isHead(oid));
}

type ReadNext = (after: string) => Promise<Answer<Page<PullAnswer> | null>>;

async function all(first: Page<PullAnswer> | undefined, readNext: ReadNext): Promise<PullAnswer[]> {
  const { data } = await readOn(first, readNext);
  if (data.pageInfo.hasNextPage) throw tooMany(data);
  return nodesOf(data);
}

const tooMany = ({ nodes }: Page<PullAnswer>): Fault =>
  new Fault(
    "rejected",
    `More than ${nodes?.length ?? 0} pull requests could have this head; Slipway looks no further.`,
  );

const toNumber = ({ number, isCrossRepository }: PullAnswer) => ({ number, fork: isCrossRepository });
