// What the facts are about: the commit that is to be deployed, the same for a pull request and for a ref without one.
import type { Repository } from "../domain/repository.ts";
import type { Head, NamedRef, Unread } from "../domain/snapshot.ts";
import type { FactsAsked } from "../flows/ports.ts";
import type {
  BaseRefAnswer,
  CommitAnswer,
  HeadRefAnswer,
  PullRequestAnswer,
  RepositoryAnswer,
} from "./facts-answer.ts";
import { type ForkHead, readForkHead } from "./fork-head.ts";
import { asNamed } from "./ref-name.ts";
import { isCommit } from "./is-commit.ts";
import type { Client } from "./octokit.ts";
import { type Answer, type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

export interface Aim extends Pick<Head, "kind" | "ref" | "sha" | "exists" | "behindBy" | "on"> {
  readonly commit: CommitAnswer | null;
  /** Why the commit is not known. */
  readonly why: string;
  /** The branch whose rules count: of a ref without pull request, the default branch. */
  readonly base: Partial<BaseRefAnswer> | null;
}

export interface Aiming {
  readonly answer: RepositoryAnswer;
  readonly errors: readonly GraphqlError[];
  readonly subject: FactsAsked["subject"];
}

/** Costs no read, except for an open pull request from a fork. */
export async function readAim(client: Client, repository: Repository, aiming: Aiming): Promise<Answer<Aim>> {
  const { answer, errors, subject } = aiming;
  if ("ref" in subject) return { data: aimOfRef(answer, subject.ref, errors), errors: [] };
  const pull = answer.pullRequest;
  if (!pull) throw new Error("A pull request that is missing has no head.");
  if (!pull.isCrossRepository || pull.state !== "OPEN") return { data: aimOfPull(pull, errors), errors: [] };
  const base = answer.defaultBranchRef?.target?.oid ?? "";
  const fork = await readForkHead(client, repository, { pull, base });
  return { data: aimOfFork(pull, fork), errors: fork.errors };
}

/** Where branch and pull request differ, the head is moving: after a push GitHub moves the branch first. */
function aimOfPull(pull: PullRequestAnswer, errors: readonly GraphqlError[]): Aim {
  const { headRef, headRefOid } = pull;
  const target = pull.isCrossRepository ? null : (headRef?.target ?? null);
  const commit = target?.oid === headRefOid ? target : null;
  return { ...pulled(pull), commit, why: whyNoCommit(pull, errors), behindBy: behindOf(headRef, errors) };
}

const pulled = ({ headRefName: ref, headRefOid: sha, ...pull }: PullRequestAnswer) => ({
  kind: "branch" as const,
  ref,
  sha,
  exists: pull.headRef !== null,
  on: pull.isCrossRepository ? [] : [ref],
  base: pull.baseRef,
});

function whyNoCommit({ isCrossRepository, headRef }: PullRequestAnswer, errors: readonly GraphqlError[]): string {
  if (isCrossRepository) return "its head is in a fork";
  if (headRef?.target) return "its head is moving";
  return whyUnread(errors, "headRef") ?? "its branch is gone";
}

/** What GitHub compares a fork's branch with is the fork's own default branch. */
const aimOfFork = (pull: PullRequestAnswer, { commit, behindBy, errors }: ForkHead): Aim => ({
  ...pulled(pull),
  commit,
  why: whyUnread(errors, "object") ?? "GitHub does not show the commit of the fork",
  behindBy,
});

function aimOfRef(answer: RepositoryAnswer, named: NamedRef, errors: readonly GraphqlError[]): Aim {
  const { kind, name: ref, sha } = named;
  const isBranch = kind === "branch";
  const branch = isBranch ? asNamed(answer.headRef, { prefix: "refs/heads/", name: ref }) : null;
  return {
    kind,
    ref,
    sha,
    exists: isBranch ? branch !== null : isCommit(answer.head),
    on: isBranch ? [ref] : [],
    commit: isCommit(answer.head) ? answer.head : null,
    why: whyUnread(errors, "head") ?? "its commit is gone",
    base: answer.defaultBranchRef,
    behindBy: isBranch ? behindOfBranch(branch, sha, errors) : { unread: "only branches are compared" },
  };
}

function behindOfBranch(branch: HeadRefAnswer | null, sha: string, errors: readonly GraphqlError[]) {
  const isMoving = branch?.target && branch.target.oid !== sha;
  return isMoving ? { unread: "the branch is moving" } : behindOf(branch, errors);
}

interface Comparable {
  readonly compare: { readonly aheadBy: number } | null;
}

function behindOf(headRef: Comparable | null | undefined, errors: readonly GraphqlError[]): number | Unread {
  const why = whyUnread(errors, "compare");
  return why ? { unread: why } : (headRef?.compare?.aheadBy ?? { unread: "GitHub did not compare it" });
}
