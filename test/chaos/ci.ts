// Continuous integration in a scenario: one check on every head, begun at once, which ends some time later.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { CheckRun } from "../../src/sandbox/state/model.ts";
import type { Random } from "./random.ts";

export interface Ci {
  /** Lets everything that it has begun end now. */
  hurry(): void;
  /** Runs once more on every head, with the same end. */
  repeat(): void;
}

/** Milliseconds. */
const longest = 1500;

const name = "ci";

export function playCi(sandbox: Sandbox, random: Random): Ci {
  const running = new Map<CheckRun, () => void>();
  sandbox.state.events.subscribe((event) => {
    if (event.name !== "pull_request" || (event.action !== "opened" && event.action !== "synchronize")) return;
    const run = sandbox.checkRun(event.repository, { ref: event.pull.headSha, name, status: "in_progress" });
    const conclusion = random.chance(0.94) ? "success" : "failure";
    const end = (): void => {
      clearTimeout(timer);
      if (running.delete(run)) sandbox.updateCheckRun(run, { status: "completed", conclusion });
    };
    const timer = setTimeout(end, random.between(0, longest));
    running.set(run, end);
  });
  return {
    hurry: () => {
      for (const end of running.values()) end();
    },
    repeat: () => {
      for (const repository of sandbox.state.repositories.values()) {
        const heads = [...repository.pulls.values()].map(({ headSha }) => headSha);
        const suites = repository.suites.filter(({ sha }) => heads.includes(sha));
        for (const { id, sha } of suites) {
          const { conclusion } = repository.checkRuns.findLast(({ suite }) => suite === id) ?? { conclusion: null };
          sandbox.checkRun(repository, { ref: sha, name, status: "completed", conclusion });
        }
      }
    },
  };
}
