// How often one person may have GitHub asked for what nobody asked for lately: names can be made up, and GitHub answers so many questions an hour.
import type { Clock } from "../../domain/clock.ts";
import { Fault } from "../../domain/fault.ts";
import { createAttempts, type Pace } from "./attempts.ts";
import type { Session } from "./options.ts";

/** Throws a transient `Fault` where it is too often. */
export type CountLookUp = (person: Pick<Session, "user">) => void;

const usual: Pace = { most: 60, per: 60_000, addresses: 10_000 };

export function countLookUps(clock: Clock): CountLookUp {
  const attempts = createAttempts(clock, usual);
  return ({ user }) => {
    const wait = attempts(`${user.id}`);
    if (wait > 0)
      throw new Fault("transient", `${user.login} asks for too much that is not known: ${wait} seconds to go`);
  };
}
