// Each goal, what this run measured for it, and whether that meets it.
import type { Soon } from "./commands.ts";
import type { Mix } from "./deliveries.ts";
import type { Growth, Sample } from "./growth.ts";
import type { HistoryCost } from "./history.ts";
import type { Intake } from "./intake.ts";
import type { LiveCost } from "./live.ts";
import { milliseconds, number, table } from "./markdown.ts";

interface Measured {
  readonly intakes: readonly Intake[] | null;
  readonly soon: Soon | null;
  readonly growth: Growth | null;
  readonly live: LiveCost | null;
  readonly history: HistoryCost | null;
}

type Goal = readonly [goal: string, measured: string, met: boolean];

export function goalLines({ intakes, soon, growth, live, history }: Measured): string[] {
  const goals = [
    ...(intakes ? intakeGoals(intakes) : []),
    ...(soon ? soonGoals(soon) : []),
    ...(growth ? memoryGoals(growth) : []),
    ...(live ? [liveGoal(live)] : []),
    ...(history ? [historyGoal(history)] : []),
  ];
  if (goals.length === 0) return [];
  const rows = goals.map(([goal, measured, met]) => [goal, measured, met ? "met" : "**missed**"]);
  return ["## Goals", "", ...table(["goal", "measured", ""], rows)];
}

const least: Readonly<Record<Mix, number>> = { realistic: 1, commands: 0.5 };
const mixGoals: Readonly<Record<Mix, string>> = {
  realistic: "realistic mix: at least as fast as bare Probot",
  commands: "commands only: at least half as fast as bare Probot",
};

const intakeGoals = (intakes: readonly Intake[]): Goal[] => [
  ...intakes.map(({ mix, connections, ratio }): Goal => {
    const where = connections === 1 ? "1 connection" : `${connections} connections`;
    return [`${mixGoals[mix]}, ${where}`, ratio.toFixed(2), ratio >= least[mix]];
  }),
  latencyGoal(Math.max(...intakes.map(({ slipway }) => slipway.p99))),
];

const latencyGoal = (p99: number): Goal => [
  "a delivery is answered within 50 ms (p99, the slowest case)",
  `${milliseconds(p99)} ms`,
  p99 < 50,
];

const soonGoals = ({ first, later }: Soon): Goal[] => [
  ["comment to deployment within 250 ms", `${number(later)} ms`, later < 250],
  ["the first of a repository within an hour, too", `${number(first)} ms`, first < 250],
];

const most = 1.15;

function memoryGoals({ idle, after }: Growth): Goal[] {
  const [, early = idle, ...later] = after;
  const [from, to] = [total(early), total(later.at(-1) ?? early)];
  const commands = [early, later.at(-1) ?? early].map((sample) => number(sample.commands));
  return [
    ["idle below 200 MB, all processes together", `${number(total(idle))} MB`, total(idle) < 200],
    [
      `memory flat: after ${commands[1]} commands at most 15 % over that after ${commands[0]}`,
      `${number(from)} MB, then ${number(to)} MB`,
      to <= from * most,
    ],
  ];
}

const liveGoal = ({ pages, before, after }: LiveCost): Goal => [
  `${pages} open pages cost less than 100 MB`,
  `${number(total(after) - total(before))} MB`,
  total(after) - total(before) < 100,
];

const historyGoal = ({ deployments, p95 }: HistoryCost): Goal => [
  `the history of an environment with ${number(deployments)} deployments within 50 ms (p95)`,
  `${milliseconds(p95)} ms`,
  p95 < 50,
];

const total = ({ slipway, postgres }: Sample): number => slipway + postgres;
