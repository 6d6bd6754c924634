// The people of a scenario: they write commands, push, and get in each other's way.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Comment, PullRequest, Repository } from "../../src/sandbox/state/model.ts";
import type { Cast } from "./cast.ts";
import { reader, writer } from "./draw-people.ts";
import type { Journal } from "./journal.ts";
import type { Deeds, PeopleStep, PullAt } from "./step.ts";

export interface Spoken {
  readonly comment: Comment;
  readonly by: string;
  readonly repository: Repository;
  readonly pull: PullRequest;
}

const configuration = "default_environment: staging\nenvironments:\n  staging: {}\n  production: {}\n";

export class People {
  readonly spoken: Spoken[] = [];
  readonly #sandbox: Sandbox;
  readonly #journal: Journal;
  readonly #repositories: readonly Repository[];
  #pulls: readonly (readonly PullRequest[])[] = [];
  #pushes = 0;

  constructor(sandbox: Sandbox, journal: Journal, { repositories }: Cast) {
    this.#sandbox = sandbox;
    this.#journal = journal;
    this.#repositories = repositories.map(({ name }) =>
      sandbox.repository(name, {
        people: { [writer]: "write", [reader]: "read", alan: "admin" },
        files: { "README.md": `# ${name}\n`, ".github/slipway.yml": configuration },
      }),
    );
  }

  get repositories(): readonly Repository[] {
    return this.#repositories;
  }

  openPulls({ repositories }: Cast): void {
    this.#pulls = this.#repositories.map((repository, index) =>
      (repositories[index]?.pulls ?? []).map((head) => this.#sandbox.pullRequest(repository, { head, by: writer })),
    );
  }

  readonly deeds: Deeds<PeopleStep> = {
    comment: ({ pull: at, by, body }) => {
      const { repository, pull } = this.#at(at);
      const comment = this.#sandbox.comment(pull, { body, by });
      this.spoken.push({ comment, by, repository, pull });
      this.#journal.count("commands");
      this.#journal.note(`@${by} comments ${comment.id} on ${nameOf(repository, pull)}: ${JSON.stringify(body)}`);
    },
    push: ({ pull: at }) => {
      const { repository, pull } = this.#at(at);
      if (pull.state === "closed") return;
      const { oid } = this.#push(repository, pull.headRef, `${pull.headRef}.txt`);
      this.#journal.note(`${writer} pushes ${oid.slice(0, 7)} to ${nameOf(repository, pull)}`);
    },
    "move main": ({ repository: index }) => {
      const repository = this.#repositories[index] as Repository;
      const { oid } = this.#push(repository, "main", "main.txt");
      this.#journal.note(`main of ${repository.owner} moves to ${oid.slice(0, 7)}`);
    },
    conflict: ({ pull: at }) => {
      const { repository, pull } = this.#at(at);
      this.#push(repository, "main", `${pull.headRef}.txt`);
      this.#journal.note(`main of ${repository.owner} gets in conflict with ${nameOf(repository, pull)}`);
    },
    close: ({ pull: at }) => {
      const { repository, pull } = this.#at(at);
      if (pull.state === "closed") return;
      this.#sandbox.closePull(pull, { by: writer });
      this.#journal.note(`${nameOf(repository, pull)} is closed`);
    },
    foreign: ({ pull: at, environment }) => {
      const { repository, pull } = this.#at(at);
      const deployment = this.#sandbox.deployment(repository, { ref: pull.headSha, environment, by: "harbor" });
      this.#journal.note(`another tool deploys ${deployment.id} to ${environment} of ${repository.owner}`);
      this.#sandbox.deploymentStatus(deployment, { state: "success", by: "harbor", autoInactive: false });
    },
  };

  #at({ repository: index, pull: number }: PullAt): Omit<Spoken, "comment" | "by"> {
    const repository = this.#repositories[index];
    const pull = this.#pulls[index]?.[number];
    if (!repository || !pull) throw new Error("The scenario names a pull request that it does not have.");
    return { repository, pull };
  }

  #push(repository: Repository, branch: string, path: string) {
    return this.#sandbox.push(repository, branch, { files: { [path]: `${++this.#pushes}\n` }, by: writer });
  }
}

const nameOf = ({ owner }: Repository, { number, headRef }: PullRequest): string => `${owner}#${number} (${headRef})`;
