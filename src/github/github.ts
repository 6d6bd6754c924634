// The GitHub that the flows ask: each call goes to the file that knows it.
import type { Repository } from "../domain/repository.ts";
import type { Facts } from "../domain/snapshot.ts";
import type { FactsAsked, GitHub } from "../flows/ports.ts";
import { writeCards } from "./cards.ts";
import { createDeployment, createStatus, findDeployment } from "./deployments.ts";
import type { FactsAnswer } from "./facts-answer.ts";
import { factsQuery } from "./facts-query.ts";
import { readHome } from "./home.ts";
import { Client, type Outside } from "./octokit.ts";
import { isAncestor, readPermission, readPush } from "./reads.ts";
import { toFacts } from "./to-facts.ts";

export function github(outside: Outside): GitHub {
  const client = new Client(outside);
  return {
    readFacts: (repository, asked) => readFacts(client, repository, asked),
    readPermission: (repository, login) => readPermission(client, repository, login),
    readPush: (repository, branch) => readPush(client, repository, branch),
    isAncestor: (repository, sha, tip) => isAncestor(client, repository, { sha, tip }),
    createDeployment: (repository, order) => createDeployment(client, repository, order),
    findDeployment: (repository, made) => findDeployment(client, repository, made),
    createStatus: (repository, deployment, status) => createStatus(client, repository, { ...status, deployment }),
    writeCards: (repository, cards) => writeCards(client, repository, cards),
    react: (repository, comment, content) => react(client, repository, { comment, content }),
    readHome: (repository, sha) => readHome(client, repository, sha),
  };
}

/** Takes the place of a variable that must be there and is not used. */
const noCommit = "0".repeat(40);

async function readFacts(client: Client, repository: Repository, asked: FactsAsked): Promise<Facts> {
  const { owner, name, defaultBranch } = repository;
  const variables = {
    owner,
    name,
    number: asked.pullRequest,
    defaultBranch,
    environments: asked.environments,
    previous: asked.previous[0] ?? noCommit,
    withPrevious: asked.previous.length > 0,
    older: asked.previous[1] ?? noCommit,
    withOlder: asked.previous.length > 1,
  };
  const answer = await client.readGraphql<FactsAnswer>(repository, factsQuery, variables);
  return toFacts(answer, { defaultBranch, appId: await client.appId() });
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
