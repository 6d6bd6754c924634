// The one place that knows every family of types: how each kind of record is shown.
import type { Context, Show } from "./context.ts";
import { actorObject } from "./types/actor.ts";
import { runObject, suiteObject } from "./types/check.ts";
import { commentObject } from "./types/comment.ts";
import { commitObject } from "./types/commit.ts";
import { issueObject } from "./types/conversation.ts";
import { deploymentObject } from "./types/deployment.ts";
import { environmentObject } from "./types/environment.ts";
import { pullRequestObject } from "./types/pull-request.ts";
import { reactionObject } from "./types/reaction.ts";
import { refObject } from "./types/ref.ts";
import { repositoryObject } from "./types/repository.ts";
import { reviewObject } from "./types/review.ts";

export function createContext(asked: Omit<Context, "show">): Context {
  const show: Show = {
    actor: (login) => actorObject(context, login),
    repository: (repository) => repositoryObject(context, repository),
    ref: (repository, name) => refObject(context, repository, name),
    commit: (repository, oid) => commitObject(context, repository, oid),
    suite: (repository, suite) => suiteObject(context, repository, suite),
    run: (repository, run) => runObject(context, repository, run),
    pullRequest: (repository, pull) => pullRequestObject(context, repository, pull),
    issue: (repository, issue) => issueObject(context, repository, issue),
    review: (repository, found) => reviewObject(context, repository, found),
    comment: (repository, comment) => commentObject(context, repository, comment),
    reaction: (reaction, subject) => reactionObject(context, reaction, subject),
    deployment: (repository, deployment) => deploymentObject(context, repository, deployment),
    environment: (repository, environment) => environmentObject(context, repository, environment),
  };
  const context: Context = { ...asked, show };
  return context;
}
