// Work that comes back for as long as somebody takes part in it, and never overlaps itself.
import type { Alarms } from "../../domain/clock.ts";
import type { Duration } from "../../domain/duration.ts";

export interface Rounds<Member> {
  readonly clock: Pick<Alarms, "now" | "ring">;
  /** From the end of one round to the next, and from the first member to the first round. */
  readonly distance: Duration;
  /** For those who are there when it begins. */
  readonly work: (members: readonly Member[]) => Promise<void>;
  /** What goes wrong is told, and tried again at the next round. */
  readonly failed: (error: unknown) => void;
}

/** Takes a member in; what it answers lets the member go. */
export type Join<Member> = (member: Member) => () => void;

export function createRounds<Member>({ clock, distance, work, failed }: Rounds<Member>): Join<Member> {
  const members = new Set<Member>();
  let takeBack: (() => void) | null = null;
  let isAtWork = false;

  const next = (): void => {
    takeBack = clock.ring(new Date(clock.now().getTime() + distance), () => void round());
  };

  async function round(): Promise<void> {
    [takeBack, isAtWork] = [null, true];
    await work([...members]).catch(failed);
    isAtWork = false;
    if (members.size > 0) next();
  }

  return (member) => {
    members.add(member);
    if (!takeBack && !isAtWork) next();
    return () => {
      members.delete(member);
      if (members.size > 0) return;
      takeBack?.();
      takeBack = null;
    };
  };
}
