// Half a year of a small team, played on a sandbox at the times at which it all happened: pull requests, deployments, failures, a rollback.
import { site } from "../../src/demo/repository.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Deployment, DeploymentState, PullRequest } from "../../src/sandbox/state/model.ts";
import type { PastClock } from "./past-clock.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What the newest half of the pull requests is about. */
const recent =
  "search-box new-footer dark-mode cookie-notice faster-images price-list contact-form print-style open-hours team-page map-link news-archive short-urls image-zoom job-offers sitemap-xml newsletter product-tour old-browsers share-links faq-page size-chart gift-cards return-form store-finder size-filter sort-order breadcrumbs back-to-top free-shipping spring-sale summer-sale review-stars wish-list stock-labels colour-picker order-status tracking-link delivery-slots invoice-pdf tax-notes loyalty-page season-banner smaller-fonts".split(
    " ",
  );
const work = [...recent.map((name) => `first-${name}`), ...recent];
/** Twice what is shown, which is compared with what was before it. */
const days = 182;
const people = ["ada", "grace", "alan"];

/** From 0 to `most`, always the same for a number. */
const spread = (number: number, most: number): number => (((number + 3) * 7919) % 101) * (most / 101);

/** Nobody works on Saturdays and Sundays. */
function workday(at: number): number {
  const weekday = new Date(at).getUTCDay();
  return weekday === 6 || weekday === 0 ? at + 2 * day : at;
}

interface Moment {
  readonly at: number;
  readonly happens: () => void;
}

class Past {
  readonly #sandbox: Sandbox;
  readonly #clock: PastClock;
  readonly #pulls = new Map<number, PullRequest>();
  readonly #current = new Map<string, Deployment>();
  #request = 0;

  constructor(sandbox: Sandbox, clock: PastClock) {
    this.#sandbox = sandbox;
    this.#clock = clock;
  }

  async play(): Promise<void> {
    const now = Date.now();
    for (const login of people) this.#sandbox.person(login);
    const moments = work.flatMap((_, index) => this.#story(index, now)).filter(({ at }) => at < now - hour);
    for (const { at, happens } of moments.toSorted((a, b) => a.at - b.at)) {
      this.#clock.turn(at);
      happens();
      await this.#sandbox.idle();
    }
    this.#clock.turn(null);
  }

  /** A pull request on its way. */
  #story(index: number, now: number): readonly Moment[] {
    const step = ((days - 1) * day) / work.length;
    const morning = Math.floor((now - days * day + index * step) / day) * day + 8 * hour;
    const opened = workday(morning + spread(index, 3 * hour));
    const staged = opened + hour + spread(index, 4 * hour);
    const shipped = workday(staged + 2 * hour + (index % 3 === 0 ? 20 * hour : spread(index, 2 * hour)));
    return [
      { at: opened, happens: () => this.#open(index) },
      ...this.#deploy(index, { environment: "staging", at: staged, fails: index % 8 === 5 }),
      ...this.#deploy(index, { environment: "production", at: shipped, fails: index % 13 === 6 }),
      ...(index % 19 === 12 ? this.#rollBack(index, shipped + 26 * minute) : []),
      { at: shipped + 90 * minute, happens: () => this.#merge(index) },
    ];
  }

  #open(index: number): void {
    const head = work[index] ?? "";
    const title = head.replace("-", " ").replace(/^./, (first) => first.toUpperCase());
    const files = { [`changes/${head}.md`]: `${title}\n` };
    this.#pulls.set(index, this.#sandbox.pullRequest(site, { head, title, files, by: people[index % 3] ?? "ada" }));
  }

  #merge(index: number): void {
    const pull = this.#pulls.get(index);
    if (pull) this.#sandbox.merge(pull, { by: "alan" });
  }

  /** What fails is deployed again, and then succeeds. */
  #deploy(index: number, of: { readonly environment: string; readonly at: number; readonly fails: boolean }) {
    const { environment, at, fails } = of;
    const took = (environment === "staging" ? 50 : 80) * second + spread(index + 7, 55 * second);
    const mended = at + 34 * minute + spread(index, 40 * minute);
    return [
      ...this.#run(index, { environment, at, took, state: fails ? "failure" : "success" }),
      ...(fails ? this.#run(index, { environment, at: mended, took, state: "success" }) : []),
    ];
  }

  #rollBack(index: number, at: number): readonly Moment[] {
    const before = (): Deployment | undefined =>
      this.#sandboxDeployments().findLast(
        (one) =>
          one.environment === "production" &&
          one !== this.#current.get("production") &&
          one.statuses.some(({ state }) => state === "success"),
      );
    return this.#run(index, { environment: "production", at, took: 65 * second, state: "success", before });
  }

  #sandboxDeployments(): readonly Deployment[] {
    return [...this.#sandbox.state.repositories.values()].flatMap(({ deployments }) => deployments);
  }

  #run(
    index: number,
    run: {
      readonly environment: string;
      readonly at: number;
      readonly took: number;
      readonly state: DeploymentState;
      /** What it repeats. */
      readonly before?: () => Deployment | undefined;
    },
  ): readonly Moment[] {
    const { environment, at, took, state } = run;
    const by = environment === "staging" ? "slipway[bot]" : "harbor[bot]";
    const report = (said: DeploymentState): void => {
      const deployment = this.#current.get(environment);
      if (deployment) this.#quietly(() => this.#sandbox.deploymentStatus(deployment, { state: said, by }));
    };
    return [
      { at, happens: () => this.#quietly(() => this.#create(index, environment, run.before?.())) },
      { at: at + 2 * second, happens: () => report("in_progress") },
      { at: at + took, happens: () => report(state) },
    ];
  }

  #create(index: number, environment: string, before: Deployment | undefined): void {
    const pull = this.#pulls.get(index);
    if (!pull) return;
    const slipway = {
      request: `past-${(this.#request += 1)}`,
      actor: people[(index + 1) % 3] ?? "ada",
      pull_request: pull.number,
      ...(before && { repeats: before.id }),
    };
    const deployment = this.#sandbox.deployment(site, {
      ref: before ? before.sha : pull.headRef,
      environment,
      payload: { parameters: {}, sealed: {}, slipway },
      by: "slipway[bot]",
    });
    this.#current.set(environment, deployment);
  }

  /** Deployments of another Slipway's time: this one reads of them in GitHub's history, and nobody carries them out again. */
  #quietly(happens: () => void): void {
    const apps = [...this.#sandbox.state.apps.values()];
    const addresses = apps.map(({ webhookUrl }) => webhookUrl);
    for (const app of apps) app.webhookUrl = "";
    happens();
    apps.forEach((app, index) => {
      app.webhookUrl = addresses[index] ?? "";
    });
  }
}

export const playPast = (sandbox: Sandbox, clock: PastClock): Promise<void> => new Past(sandbox, clock).play();
