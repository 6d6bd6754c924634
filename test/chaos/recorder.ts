// Watches the sandbox live: GitHub's own order of events is the truth that Slipway is held against.
import type { SandboxEvent } from "../../src/sandbox/state/events.ts";
import type { Comment, Deployment, PullRequest, Repository } from "../../src/sandbox/state/model.ts";
import type { Journal } from "./journal.ts";
import { tell } from "./tell.ts";
import { slipway } from "./words.ts";

/** A head of a pull request, and when it became that. */
export interface SeenHead {
  readonly sha: string;
  readonly at: number;
  readonly by: string;
}

export interface Made {
  readonly repository: Repository;
  readonly deployment: Deployment;
  /** Slipway's deployments in the environment that had not ended when this one was created. */
  readonly beside: readonly number[];
  /** How each check of the sha stood then: its conclusion, or its status. */
  readonly checks: Readonly<Record<string, string>>;
}

const over: readonly string[] = ["success", "failure", "error", "inactive"];
const hasEnded = ({ statuses }: Deployment): boolean => statuses.some(({ state }) => over.includes(state));

export class Recorder {
  /** Slipway's, in the order they were created. */
  readonly made: Made[] = [];
  readonly heads = new Map<PullRequest, SeenHead[]>();
  /** Slipway's, with every text that they had, oldest first. */
  readonly comments = new Map<Comment, { readonly repository: Repository; readonly texts: string[] }>();

  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  hear(event: SandboxEvent): void {
    const line = tell(event);
    if (line) this.#journal.note(line);
    if (event.name === "deployment" && event.sender === slipway) this.#onDeployment(event.repository, event.deployment);
    if (event.name === "pull_request" && (event.action === "opened" || event.action === "synchronize")) {
      const seen = { sha: event.pull.headSha, at: Date.now(), by: event.sender };
      this.heads.set(event.pull, [...(this.heads.get(event.pull) ?? []), seen]);
    }
    if (event.name === "issue_comment" && event.comment.author === slipway) {
      const { texts } = this.comments.get(event.comment) ?? { texts: [] };
      this.comments.set(event.comment, { repository: event.repository, texts: [...texts, event.comment.body] });
    }
  }

  #onDeployment(repository: Repository, deployment: Deployment): void {
    this.#journal.count("deployments");
    const rivals = this.made.filter((one) => one.repository === repository && isRival(one.deployment, deployment));
    const runs = repository.suites.filter(({ sha }) => sha === deployment.sha).map(({ id }) => id);
    const checks = repository.checkRuns
      .filter(({ suite }) => runs.includes(suite))
      .map(({ name, status, conclusion }) => [name, conclusion ?? status] as const);
    this.made.push({
      repository,
      deployment,
      beside: rivals.map((one) => one.deployment.id),
      checks: Object.fromEntries(checks),
    });
  }
}

const isRival = (other: Deployment, { environment }: Deployment): boolean =>
  other.environment.toLowerCase() === environment.toLowerCase() && !hasEnded(other);
