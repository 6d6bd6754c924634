// Kills, stops and pauses processes, takes the database away, and springs traps on calls to GitHub.
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { ChaosDatabase } from "./database.ts";
import type { Fleet } from "./fleet.ts";
import type { Journal } from "./journal.ts";
import type { Deeds, Trap, TroubleStep } from "./step.ts";
import { watchCalls } from "./traps.ts";

export interface Troubled {
  readonly sandbox: Sandbox;
  readonly fleet: Fleet;
  readonly database: ChaosDatabase;
  readonly journal: Journal;
}

export interface Trouble {
  readonly deeds: Deeds<TroubleStep>;
  /** How many traps wait. */
  armed(): number;
  /** No trap springs any more. */
  end(): void;
}

export function makeTrouble({ sandbox, fleet, database, journal }: Troubled): Trouble {
  const traps: Trap[] = [];
  let sprung = 0;
  const spring = ({ blow, whom, back, call, when }: Trap): void => {
    journal.note(`${blow} of ${whom} at the ${when} of ${call}`);
    const victims = whom === "all" ? fleet.places : [fleet.at(sprung++)];
    for (const victim of victims) void (blow === "kill" ? victim.end("SIGKILL", back) : victim.pause(back));
  };
  watchCalls(sandbox, traps, spring);
  return {
    deeds: {
      kill: ({ process, back }) => void fleet.at(process).end("SIGKILL", back),
      terminate: ({ process, back }) => void fleet.at(process).end("SIGTERM", back),
      pause: ({ process, back }) => fleet.at(process).pause(back),
      trap: (trap) => void traps.push(trap),
      database: async ({ how, back }) => {
        journal.note(how === "kill" ? "the database is killed" : `the database is stopped for ${back} ms`);
        journal.count("database outages");
        await (how === "kill" ? database.kill() : database.stop(back));
        journal.note("the database is back");
      },
    },
    armed: () => traps.length,
    end: () => {
      traps.length = 0;
    },
  };
}
