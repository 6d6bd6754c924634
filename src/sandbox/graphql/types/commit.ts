// Commit, with its signature, its parents and what was reported about it.
import { commitOf } from "../../state/ancestry.ts";
import type { CheckSuite, Commit, Repository } from "../../state/model.ts";
import { readsOf } from "../access.ts";
import { paged, type Page } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";
import { deploymentsField } from "./deployments-field.ts";
import { gitObjectFields, treeObject } from "./git-object.ts";
import { pullsWith } from "./pull-commits.ts";
import { rollupFields } from "./rollup.ts";

export function commitObject(context: Context, repository: Repository, oid: string): Resolved {
  const commit = commitOf(repository, oid);
  return {
    ...gitObjectFields(context, repository, { type: "Commit", oid }),
    ...located(context, pathIn(repository, `/commit/${oid}`)),
    ...messageFields(commit),
    ...authorFields(context, commit),
    parents: paged(
      () => commit.parents,
      (parent) => context.show.commit(repository, parent),
    ),
    tree: () => treeObject(context, repository, commit.files),
    signature: commit.verified ? signatureObject() : null,
    ...reportFields(context, repository, oid),
  };
}

function messageFields({ message }: Commit) {
  const [headline = "", ...rest] = message.split("\n");
  return { message, messageHeadline: headline, messageBody: rest.join("\n").trim() };
}

function authorFields(context: Context, { author, committedDate }: Commit) {
  const actor = (): Resolved => ({
    __typename: "GitActor",
    name: author,
    email: `${author}@users.noreply.github.com`,
    date: committedDate,
    user: () => (author.endsWith("[bot]") ? null : context.show.actor(author)),
  });
  return { committedDate, authoredDate: committedDate, author: actor, committer: actor };
}

const signatureObject = (): Resolved => ({
  __typename: "GpgSignature",
  isValid: true,
  state: "VALID",
  wasSignedByGitHub: false,
});

interface SuiteArgs extends Page {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}

function suitesOf(repository: Repository, oid: string, { filterBy }: SuiteArgs): CheckSuite[] {
  const { appId, checkName } = filterBy ?? {};
  const named = (suite: CheckSuite): boolean =>
    repository.checkRuns.some((run) => run.suite === suite.id && run.name === checkName);
  return repository.suites.filter(
    (suite) => suite.sha === oid && (!appId || suite.app.id === appId) && (!checkName || named(suite)),
  );
}

function reportFields(context: Context, repository: Repository, oid: string) {
  const reads = readsOf(context, repository);
  const suites = paged(
    (args: SuiteArgs) => suitesOf(repository, oid, args),
    (suite) => context.show.suite(repository, suite),
  );
  const pulls = paged(
    () => pullsWith(repository, oid),
    (pull) => context.show.pullRequest(repository, pull),
  );
  return {
    ...rollupFields(context, repository, oid),
    deployments: deploymentsField(context, repository, (deployment) => deployment.sha === oid),
    checkSuites: reads("checks", suites),
    associatedPullRequests: reads("pull_requests", pulls),
  };
}
