// What the conversation's people can do, and how it waits for what has to follow.
import type { Comment, Deployment, Repository } from "../sandbox/state/model.ts";
import { repositoryOf } from "../sandbox/state/repositories.ts";
import { plain } from "./narrate.ts";
import { site } from "./repository.ts";
import type { Stage } from "./stage.ts";
import { tellLog } from "./tell-log.ts";
import { tell } from "./terminal.ts";

/** Milliseconds after which something that has to come is missed. */
const patience = 30_000;

export class Play {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get #repository(): Repository {
    return repositoryOf(this.#stage.sandbox.state, site);
  }

  get #lastComment(): Comment | undefined {
    return this.#stage.sandbox.comments(this.#stage.pull).at(-1);
  }

  comment(body: string, by = "ada"): void {
    this.#stage.sandbox.comment(this.#stage.pull, { body, by });
  }

  push(branch: string, files: Readonly<Record<string, string>>, by: string): void {
    tell(by, `pushes to ${branch}`);
    this.#stage.sandbox.push(site, branch, { files, by });
  }

  turnCheck(conclusion: "failure" | "success"): void {
    const { sandbox, pull } = this.#stage;
    sandbox.checkRun(site, { ref: pull.headRef, name: "ci/test", status: "completed", conclusion });
  }

  get deployments(): number {
    return this.#repository.deployments.length;
  }

  get #lastDeployment(): Deployment {
    const last = this.#repository.deployments.at(-1);
    if (!last) throw new Error("The demo went wrong: nothing was deployed.");
    return last;
  }

  /** Of the commit that was deployed last. */
  get parents(): number {
    return this.#repository.commits.get(this.#lastDeployment.sha)?.parents.length ?? 0;
  }

  /** Tells the log of the deployment that comes after those, to its end. */
  async logAfter(deployments: number): Promise<void> {
    await this.#until("its log can be read", () => this.deployments > deployments && this.#link("logUrl") !== null);
    await tellLog(this.#stage.store, `${this.#repository.id}/${this.#lastDeployment.id}`);
  }

  /** What a browser gets that follows the newest link of the last deployment. */
  async behind(link: "environmentUrl" | "logUrl"): Promise<string> {
    const answer = await fetch(this.#link(link) ?? "");
    this.expect(`${answer.url} answers`, answer.ok);
    return answer.text();
  }

  #link(link: "environmentUrl" | "logUrl"): string | null {
    return this.#lastDeployment.statuses.findLast((status) => status[link])?.[link] ?? null;
  }

  /** Waits until the newest comment is Slipway's, and has these words. */
  cardSays(words: string): Promise<void> {
    const says = (comment: Comment | undefined): boolean =>
      comment?.author === "slipway[bot]" && plain(comment.body).includes(words);
    return this.#until(`the card says “${words}”`, () => says(this.#lastComment));
  }

  checkIsGreen(): Promise<void> {
    return this.#until("the check of the head is green", () => {
      const { suites, checkRuns } = this.#repository;
      const ofHead = suites.filter(({ sha }) => sha === this.#stage.pull.headSha).map(({ id }) => id);
      return checkRuns.findLast(({ suite }) => ofHead.includes(suite))?.conclusion === "success";
    });
  }

  expect(what: string, holds: boolean): void {
    if (!holds) throw new Error(`The demo went wrong: it is not so that ${what}.`);
  }

  /** Looks again after every event of the sandbox. */
  async #until(what: string, holds: () => boolean): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`The demo went wrong: it never came that ${what}.`)), patience);
    const look = (): void => {
      if (holds()) resolve();
    };
    this.#stage.sandbox.state.events.subscribe(look);
    look();
    await promise.finally(() => clearTimeout(timer));
  }
}
