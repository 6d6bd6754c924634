// The measurements as docs/benchmarks.md.
import { latency, organisations, type Rate, type Soon } from "./commands.ts";
import { type Mix, shares, sizes } from "./deliveries.ts";
import { goalLines } from "./goals.ts";
import type { Growth, Sample } from "./growth.ts";
import type { HistoryCost } from "./history.ts";
import type { Intake } from "./intake.ts";
import type { LiveCost } from "./live.ts";
import type { Machine } from "./machine.ts";
import { milliseconds, number, table } from "./markdown.ts";

/** Null: not measured in this run. */
export interface Measured {
  readonly machine: Machine;
  readonly intakes: readonly Intake[] | null;
  readonly soon: Soon | null;
  readonly rates: readonly Rate[] | null;
  readonly growth: Growth | null;
  readonly live: LiveCost | null;
  readonly history: HistoryCost | null;
}

export const renderReport = (measured: Measured): string =>
  [
    "# Benchmarks",
    "",
    "What `npm run bench` measured; it writes this page itself. Servers, database, load and a sandbox GitHub share one",
    "machine, so ratios say more than numbers: what is compared was measured in one run, in turns.",
    "",
    `- Machine: ${measured.machine.hardware}; a write that is on disk when it returns takes ${measured.machine.sync.toFixed(2)} ms.`,
    `- Versions: ${measured.machine.software}.`,
    "- To repeat: `npm ci && npm run bench`, on Linux, where nothing else runs; it takes about eight minutes. For a part of it,",
    "  only on the terminal: `npm run bench -- intake` (or `soon`, `rates`, `memory`, `live`, `history`); `-- --quick` for fewer rounds.",
    "",
    ...goalLines(measured),
    ...(measured.intakes ? intakeLines(measured.intakes) : []),
    ...(measured.soon ? soonLines(measured.soon) : []),
    ...(measured.rates ? rateLines(measured.rates) : []),
    ...(measured.growth ? memoryLines(measured.growth) : []),
    ...(measured.live ? liveLines(measured.live) : []),
    ...(measured.history ? historyLines(measured.history) : []),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const mixWords: Readonly<Record<Mix, () => string>> = {
  commands: () => `each is a comment with a command (${kilobytes(sizes().get("command") ?? 0)} KB)`,
  realistic: () =>
    shares.realistic.map(([share, name]) => `${share} % ${name} (${kilobytes(sizes().get(name) ?? 0)} KB)`).join(", "),
};

const intakeLines = (intakes: readonly Intake[]): string[] => [
  "## Taking deliveries",
  "",
  "Slipway verifies a delivery, looks up who waits for it, and has on disk what it brings before it answers. The bare Probot,",
  "with its own server and an empty handler, verifies it and stores nothing. Each delivery has ids and a signature of its own;",
  "GitHub's API does not answer meanwhile. Both are measured in turns, for a second at a time; of several rounds the middle one counts.",
  "",
  ...(["realistic", "commands"] as const).map((mix) => `- **${mix}**: ${mixWords[mix]()}`),
  "",
  ...table(
    ["mix", "connections", "Probot", "Slipway", "ratio", "Probot p50, p99", "Slipway p50, p99", "processor time each"],
    intakes.map(({ mix, connections, bare, slipway, ratio }) => [
      mix,
      String(connections),
      `${number(bare.perSecond)}/s`,
      `${number(slipway.perSecond)}/s`,
      `**${ratio.toFixed(2)}**`,
      ...[bare, slipway].map(({ p50, p99 }) => `${milliseconds(p50)} ms, ${milliseconds(p99)} ms`),
      `${number(bare.processor)} µs, ${number(slipway.processor)} µs`,
    ]),
  ),
  "Deliveries that come together share a way to the database and a write to its disk: the more connections, the smaller the",
  "price of keeping them; with one connection each delivery pays it alone.",
  "",
];

const soonLines = ({ first, later }: Soon): string[] => [
  "## From the comment to the deployment",
  "",
  `From the comment to \`POST /deployments\`, where each call to GitHub takes ${latency} ms; the middle of several.`,
  "",
  ...table(
    ["", "ms"],
    [
      ["a command", number(later)],
      ["the first of a repository within an hour, which fetches a token", number(first)],
    ],
  ),
  "What a decision needs is read at the same time: it costs the time of one call, and a token that of another.",
  "",
];

const rateLines = (rates: readonly Rate[]): string[] => [
  "## Commands a second",
  "",
  `With ${latency} ms for each call to GitHub, and processes that share one database; of two turns the better one counts. A command is`,
  "a comment, a deployment, another tool's report of success and a card that follows. An installation may write once a second,",
  `whatever runs: so the commands come from ${organisations} organisations, of which none is at its limit. The sandbox takes its part of`,
  "the same cores.",
  "",
  ...table(
    ["processes", "commands a second"],
    rates.map(({ processes, perSecond }) => [String(processes), perSecond.toFixed(1)]),
  ),
  "A process runs 20 jobs at a time, most of which wait for GitHub: more processes help as long as there are cores for them.",
  "",
];

const memoryLines = ({ idle, after }: Growth): string[] => [
  "## Memory",
  "",
  "MB of Slipway's process and of its PostgreSQL's; what processes share counts once (PSS). A fifth of the commands is deployed,",
  "the others are refused: the pull request is a draft. After commands, once the queue is empty and Node.js has collected its garbage.",
  "",
  ...table(
    ["", "Slipway", "PostgreSQL", "together"],
    [
      row("idle, nothing collected", idle),
      ...after.map((sample) => row(`after ${number(sample.commands)} commands`, sample)),
    ],
  ),
  "The first commands make Node.js and PostgreSQL take the room that work under load needs; what commands leave behind is on disk.",
  "",
];

const liveLines = ({ pages, before, open, after, told }: LiveCost): string[] => [
  "## Open pages",
  "",
  `MB, as above. ${pages} pages of the dashboard are open, ten of each session: each is told of changes, and then loads itself again, once a`,
  `second at most. Before, as many were loaded and none stayed open. While ${number(after.commands - open.commands)} commands were deployed, a page was told`,
  `of changes ${told.toFixed(1)} times on average.`,
  "",
  ...table(
    ["", "Slipway", "PostgreSQL", "together"],
    [row("before", before), row(`${pages} pages open`, open), row("after the commands, still open", after)],
  ),
];

const historyLines = ({ deployments, requests, p50, p95, slowest }: HistoryCost): string[] => [
  "## A long history",
  "",
  `The page of an environment with ${number(deployments)} deployments in two years, from the request of somebody who is signed in to the last`,
  `byte: ${requests} requests one after another, of all kinds in turn: the newest page and the last ones, filters by task, state and person,`,
  "figures of 7, 30 and 90 days. One of each kind came before: what figures are made of is read once a minute, and GitHub's answers about",
  "the person and the configuration are good for a while, too.",
  "",
  ...table(
    ["", "ms"],
    [
      ["p50", milliseconds(p50)],
      ["p95", milliseconds(p95)],
      ["slowest", milliseconds(slowest)],
    ],
  ),
];

const row = (title: string, { slipway, postgres }: Sample): string[] => [
  title,
  number(slipway),
  number(postgres),
  number(slipway + postgres),
];
