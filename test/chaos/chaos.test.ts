import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Cast } from "./cast.ts";
import { addUp, nothingYet } from "./journal.ts";
import { type Outcome, play } from "./play.ts";
import { type Bounds, drawScenario, type Scenario } from "./scenario.ts";
import type { Timed } from "./step.ts";

/** What people write is drawn; what goes wrong is said, so that it does go wrong, and each time. */
const short: Partial<Bounds> = {
  length: 2000,
  comments: [4, 4],
  others: [0, 0],
  troubles: [0, 0],
  mischiefs: [0, 0],
  lastChance: 20_000,
  patience: 80_000,
};

interface Short {
  readonly where: string;
  readonly seed: number;
  readonly cast: Partial<Cast>;
  readonly wrong: readonly Timed[];
}

const scenarios: readonly Short[] = [
  {
    where: "one process is killed while it creates a deployment, and so is the database in its data folder",
    seed: 6,
    cast: {
      repositories: [
        { name: "acme/site", pulls: ["topic", "fix"] },
        { name: "umbra/api", pulls: ["topic"] },
      ],
      processes: 1,
      database: "own",
      intake: "webhook",
    },
    wrong: [
      { kind: "trap", blow: "kill", call: "create", when: "end", slow: 0, whom: "all", back: 0, at: 0 },
      { kind: "fault", call: "facts", answer: "429", when: "before", times: 1, at: 0 },
      { kind: "fault", call: "cards", answer: "502", when: "after", times: 1, at: 0 },
      { kind: "double", event: "issue_comment", newGuid: true, at: 0 },
      { kind: "unheard", at: 0 },
      { kind: "database", how: "kill", back: 0, at: 1500 },
    ],
  },
  {
    where: "two processes share a database that is stopped, one of them is killed, and all want the same environment",
    seed: 28,
    cast: {
      repositories: [{ name: "acme/site", pulls: ["topic", "fix", "docs"] }],
      processes: 2,
      database: "shared",
      intake: "webhook",
    },
    wrong: [
      { kind: "fault", call: "create", answer: "reset", when: "after", times: 1, at: 0 },
      { kind: "fault", call: "facts", answer: "secondary", when: "before", times: 1, at: 0 },
      { kind: "fault", call: "facts", answer: "500", when: "before", times: 1, at: 0 },
      { kind: "double", event: "deployment_status", newGuid: false, at: 0 },
      { kind: "fail", event: "issue_comment", at: 0 },
      { kind: "hold", back: 700, order: "reverse", at: 600 },
      { kind: "kill", process: 0, back: 100, at: 1100 },
      { kind: "database", how: "stop", back: 200, at: 1800 },
    ],
  },
];

function toScenario({ seed, cast, wrong }: Short): Scenario {
  const { steps, ...rest } = drawScenario(seed, { ...short, ...cast });
  return { ...rest, steps: [...steps, ...wrong] };
}

/** A ceiling, not a wait. */
const longest = 120_000;
const outcomes = new Map<string, Promise<Outcome>>();
const end = new AbortController();
let folder = "";

/** All at once: most of their time is waiting. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-chaos-"));
  await chmod(folder, 0o711);
  for (const one of scenarios) outcomes.set(one.where, play(toScenario(one), { folder, signal: end.signal }));
  await Promise.allSettled(outcomes.values());
}, longest);

afterAll(async () => {
  end.abort();
  await Promise.allSettled(outcomes.values());
  await rm(folder, { recursive: true, force: true });
}, longest);

test.each(scenarios)("$where: nothing is lost and nothing is doubled", async ({ where }) => {
  const { breaches = [], journal = [] } = (await outcomes.get(where)) ?? {};
  expect({ breaches, journal: breaches.length > 0 ? journal : [] }).toEqual({ breaches: [], journal: [] });
});

test("all that went wrong did go wrong", async () => {
  const tally = (await Promise.all(outcomes.values())).map(({ tally }) => tally).reduce(addUp, nothingYet);
  const never = Object.entries(tally).filter(([, times]) => times === 0);
  expect(never.map(([what]) => what)).toEqual(["pauses", "deliveries lost"]);
});
