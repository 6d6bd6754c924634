// The GitHub that the flows ask: each call goes to the file that knows it.
import type { Repository } from "../domain/repository.ts";
import type { GitHub } from "../flows/ports.ts";
import { findComment } from "./find-comment.ts";
import { writeCards } from "./cards.ts";
import { createDeployment, createStatus, readStatus } from "./deployments.ts";
import { findDeployment } from "./find-deployment.ts";
import { readHome } from "./home.ts";
import { Client, type Outside } from "./octokit.ts";
import { readFacts } from "./read-facts.ts";
import { isAncestor, readPermission, readPush } from "./reads.ts";

export function github(outside: Outside): GitHub {
  const client = new Client(outside);
  return {
    readFacts: (repository, asked) => readFacts(client, repository, asked),
    readPermission: (repository, login) => readPermission(client, repository, login),
    readPush: (repository, branch) => readPush(client, repository, branch),
    isAncestor: (repository, sha, tip) => isAncestor(client, repository, { sha, tip }),
    createDeployment: (repository, order, remember) => createDeployment(client, repository, { order, remember }),
    findDeployment: (repository, made) => findDeployment(client, repository, made),
    readStatus: (repository, deployment) => readStatus(client, repository, deployment),
    createStatus: (repository, deployment, status) => createStatus(client, repository, { ...status, deployment }),
    writeCards: (repository, cards) => writeCards(client, repository, cards),
    findComment: (repository, pullRequest, mark) => findComment(client, repository, { pullRequest, mark }),
    react: (repository, comment, content) => react(client, repository, { comment, content }),
    readHome: (repository, sha) => readHome(client, repository, sha),
  };
}

interface Reaction {
  readonly comment: number;
  readonly content: "-1" | "eyes";
}

async function react(client: Client, repository: Repository, { comment, content }: Reaction): Promise<void> {
  const { owner, name: repo } = repository;
  await client.write(repository, (octokit) =>
    octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment, content }),
  );
}
