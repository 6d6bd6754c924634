// What people do, what befalls Slipway, and a model of it: whose locks there are, and which pull requests are open.
import { expect } from "@jest/globals";
import * as fc from "fast-check";
import type { PullRequest } from "../../../src/sandbox/state/model.ts";
import { environments, type EnvironmentName, people, type Person, type Stage } from "./stage.ts";
import { type Rules, runningIn } from "./rules.ts";

export interface Model {
  readonly pulls: ("open" | "closed" | "merged")[];
  /** The number of the pull request that holds each; null: nobody knows, other things are on their way. */
  locks: Record<EnvironmentName, number | "nobody"> | null;
}

export interface Real {
  readonly stage: Stage;
  readonly rules: Rules;
}

interface Told {
  readonly pull: number;
  readonly environment: EnvironmentName;
  readonly by: Person;
}

type Act = Told & { readonly calls: number; readonly minutes: number; readonly yes: boolean };
type Locks = NonNullable<Model["locks"]>;

/** One kind of thing that happens. */
interface Kind {
  readonly weight: number;
  readonly can?: (model: Model, act: Act) => boolean;
  readonly changes?: (model: Model, act: Act) => void;
  readonly happens: (real: Real, pull: PullRequest, act: Act) => Promise<void> | void;
  /** What becomes of the lock of the environment, where nothing else is on its way: who may have it afterwards. */
  readonly lock?: (held: number | "nobody", pull: number, act: Act) => readonly (number | "nobody")[];
  readonly title: (act: Act) => string;
}

const isOpen = ({ pulls }: Model, { pull }: Act): boolean => pulls[pull] === "open";

const says = (weight: number, words: (act: Act) => string, lock?: Kind["lock"]): Kind => ({
  weight,
  happens: ({ stage }, pull, act) => void stage.sandbox.comment(pull, { body: words(act), by: act.by }),
  title: (act) => `${act.by} on ${act.pull}: ${words(act)}`,
  ...(lock && { lock }),
});

const kinds: readonly Kind[] = [
  says(12, ({ environment }) => `/deploy ${environment}`),
  says(
    3,
    ({ environment, yes }) => `/lock ${environment}${yes ? " --for 20m" : ""}`,
    (held, pull) => [held === "nobody" ? pull : held],
  ),
  // Where it is given back, a rollback that waits may be next.
  says(
    3,
    ({ environment, yes }) => `/unlock ${environment}${yes ? ' --force --reason "now"' : ""}`,
    (held, pull, { by, yes }) => (held === pull || (yes && by === "alan") ? ["nobody", 1, 2] : [held]),
  ),
  says(6, () => "/approve production"),
  says(2, ({ environment }) => `/cancel ${environment}`),
  says(5, ({ environment }) => `/rollback ${environment}`),
  {
    weight: 3,
    can: isOpen,
    happens: ({ stage }, pull, { by, yes }) => stage.push(pull, { by, red: yes }),
    title: ({ by, pull, yes }) => `${by} pushes ${yes ? "red" : "green"} to ${pull}`,
  },
  {
    weight: 2,
    happens: ({ stage }, { headSha }, { yes }) => stage.check(headSha, yes ? "success" : "failure"),
    title: ({ pull, yes }) => `the check of ${pull} turns ${yes ? "green" : "red"}`,
  },
  {
    weight: 1,
    can: isOpen,
    changes: (model, { pull }) => void (model.pulls[pull] = "closed"),
    happens: ({ stage, rules }, pull, { by }) => {
      rules.closes(pull.number);
      stage.sandbox.closePull(pull, { by });
    },
    title: ({ by, pull }) => `${by} closes ${pull}`,
  },
  {
    weight: 1,
    can: ({ pulls }, { pull }) => pulls[pull] === "closed",
    changes: (model, { pull }) => void (model.pulls[pull] = "open"),
    happens: ({ stage }, pull, { by }) => stage.sandbox.reopen(pull, { by }),
    title: ({ by, pull }) => `${by} opens ${pull} again`,
  },
  {
    weight: 1,
    can: isOpen,
    changes: (model, { pull }) => void (model.pulls[pull] = "merged"),
    happens: ({ stage, rules }, pull, { by }) => {
      rules.closes(pull.number);
      stage.sandbox.merge(pull, { by });
    },
    title: ({ by, pull }) => `${by} merges ${pull}`,
  },
  {
    weight: 10,
    happens: ({ stage }, _, { environment, yes }) => {
      for (const one of runningIn(stage, environment)) stage.report(one, yes ? "success" : "failure");
    },
    title: ({ environment, yes }) => `what runs in ${environment} ${yes ? "succeeds" : "fails"}`,
  },
  {
    weight: 3,
    happens: async ({ stage, rules }, _, { minutes }) => {
      await stage.turn(minutes);
      if (minutes >= 11) await rules.rested(stage);
    },
    title: ({ minutes }) => `${minutes} minutes pass`,
  },
  {
    weight: 4,
    happens: ({ stage }, _, { pull, calls, yes }) => stage.crash(pull, { calls, losesAnswer: yes }),
    title: ({ pull, calls, yes }) => `process ${pull} will end ${yes ? "after" : "before"} its ${calls}th call`,
  },
];

class Happening implements fc.AsyncCommand<Model, Real> {
  readonly #kind: Kind;
  readonly #act: Act;
  /** Whether everything comes to rest before the next. */
  readonly #rests: boolean;

  constructor(kind: Kind, act: Act, rests: boolean) {
    [this.#kind, this.#act, this.#rests] = [kind, act, rests];
  }

  check(model: Readonly<Model>): boolean {
    return this.#kind.can?.(model, this.#act) ?? true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { stage, rules } = real;
    const pull = stage.pulls[this.#act.pull] as PullRequest;
    this.#kind.changes?.(model, this.#act);
    // What people do in one and the same second nobody can put in order.
    await stage.clock.pass(2000);
    await this.#kind.happens(real, pull, this.#act);
    const before = model.locks;
    model.locks = null;
    if (this.#rests) {
      await stage.settle();
      await rules.settled(stage);
    }
    if (this.#rests && !stage.isBehind) {
      model.locks = { staging: lockOf(rules, "staging"), production: lockOf(rules, "production") };
      if (before) this.#expectLock(before, { now: model.locks, pull: pull.number, pulls: stage.pulls });
    }
    expect(rules.broken).toEqual([]);
  }

  #expectLock(before: Locks, after: { now: Locks; pull: number; pulls: readonly PullRequest[] }): void {
    const { environment } = this.#act;
    const may = this.#kind.lock?.(before[environment], after.pull, this.#act);
    // The model counts pull requests from one.
    const numbers = may?.map((one) => (one === 1 || one === 2 ? (after.pulls[one - 1]?.number ?? one) : one));
    if (numbers) expect(numbers).toContain(after.now[environment]);
  }

  toString(): string {
    return `${this.#kind.title(this.#act)}${this.#rests ? "" : " …"}`;
  }
}

const lockOf = (rules: Rules, environment: EnvironmentName): number | "nobody" =>
  rules.holderOf(environment)?.pullRequest.number ?? "nobody";

const act: fc.Arbitrary<Act> = fc.record({
  pull: fc.nat({ max: 1 }),
  environment: fc.constantFrom(...environments),
  by: fc.constantFrom(...people),
  calls: fc.integer({ min: 1, max: 60 }),
  minutes: fc.constantFrom(1, 1, 1, 3, 11, 25),
  yes: fc.boolean(),
});

const kind = fc.oneof(...kinds.map((one) => ({ weight: one.weight, arbitrary: fc.constant(one) })));
const rests = fc.oneof({ weight: 2, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });

export const happenings: fc.Arbitrary<fc.AsyncCommand<Model, Real>> = fc
  .tuple(kind, act, rests)
  .map(([which, how, comesToRest]) => new Happening(which, how, comesToRest));
