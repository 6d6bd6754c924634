// Who plays in a scenario: repositories with their pull requests, and where Slipway runs.
import type { Random } from "./random.ts";
import type { PullAt } from "./step.ts";

export interface Cast {
  readonly repositories: readonly { readonly name: string; readonly pulls: readonly string[] }[];
  readonly processes: number;
  /** `own`: the one process runs it in its data folder. `shared`: it has an address. */
  readonly database: "own" | "shared";
  /** `poll`: nothing reaches the process, which reads GitHub's log of deliveries. */
  readonly intake: "webhook" | "poll";
}

const names = ["acme/site", "umbra/api", "vale/shop"] as const;
const heads = ["topic", "fix", "docs"] as const;

/** Repositories of different owners, since GitHub's limits are an installation's. */
export function drawCast(random: Random): Cast {
  const repositories = names.slice(0, random.between(1, 3)).map((name) => ({
    name,
    pulls: heads.slice(0, random.between(1, 3)),
  }));
  const processes = random.weigh([
    [5, 1],
    [4, 2],
    [1, 3],
  ]);
  const alone = processes === 1;
  return {
    repositories,
    processes,
    database: alone && random.chance(0.7) ? "own" : "shared",
    intake: alone && random.chance(0.1) ? "poll" : "webhook",
  };
}

export function drawPull(random: Random, { repositories }: Cast): PullAt {
  const repository = random.between(0, repositories.length - 1);
  return { repository, pull: random.between(0, (repositories[repository]?.pulls.length ?? 1) - 1) };
}
