// Who may keep an answer open: so many for each session and in all, and only as long as they are signed in and may read it.
import type { Alarms } from "../../domain/clock.ts";
import type { Duration } from "../../domain/duration.ts";
import type { Log } from "../../flows/ports.ts";
import type { Sessions } from "../../domain/session.ts";
import type { Session } from "../sign-in/options.ts";
import { createRounds } from "./rounds.ts";

/** `gone`: not for this person any more. `away`: nobody can say, and the browser may ask again. */
export type Ending = "signed_out" | "gone" | "away";

export interface Guest {
  readonly session: Session;
  /** Asks GitHub. Null: it goes on. */
  mayStay(): Promise<Ending | null>;
}

export interface Admitted {
  /** Aborted when it is over, with an `Ending` as its reason. */
  readonly signal: AbortSignal;
  /** A second call does nothing. */
  readonly leave: () => void;
}

/** Null: there are too many already. */
export type Admit = (guest: Guest) => Admitted | null;

export interface Admission {
  readonly sessions: Pick<Sessions, "get">;
  readonly clock: Pick<Alarms, "now" | "ring">;
  readonly log: Log;
  /** Aborted when the server stops: then everything ends, and browsers ask the next one. */
  readonly stopping?: AbortSignal | undefined;
}

export const mostOfSession = 10;
/** Of this process. */
export const most = 1000;

/** How soon a session that is over ends what it keeps open. */
const sessionDistance: Duration = 5000;
/** How old an answer of GitHub may be. */
const accessLife: Duration = 60_000;

interface Place extends Guest {
  askedAt: number;
  readonly over: AbortController;
}

export function createAdmission(admission: Admission): Admit {
  const { clock, stopping } = admission;
  const places = new Set<Place>();
  const join = createLookouts(admission);
  stopping?.addEventListener("abort", () => {
    for (const { over } of places) over.abort("away" satisfies Ending);
  });
  const ofSession = ({ id }: Session): number => [...places].filter(({ session }) => session.id === id).length;
  return (guest) => {
    if (stopping?.aborted || places.size >= most || ofSession(guest.session) >= mostOfSession) return null;
    const place = { ...guest, askedAt: clock.now().getTime(), over: new AbortController() };
    places.add(place);
    const part = join(place);
    const leave = (): void => {
      part();
      places.delete(place);
    };
    return { signal: place.over.signal, leave };
  };
}

/** Apart from each other: a GitHub that answers slowly keeps nobody signed in. */
function createLookouts({ sessions, clock, log }: Admission): (place: Place) => () => void {
  const failed = (error: unknown): void => log.warn({ err: error }, "could not look who is still signed in");
  const now = (): number => clock.now().getTime();

  async function endSignedOut(places: readonly Place[]): Promise<void> {
    const ofSessions = Map.groupBy(places, ({ session }) => session.id);
    await inTurns([...ofSessions], async ([id, own]) => {
      const kept = await sessions.get(id);
      const isOver = kept === null || Date.parse(kept.expiresAt) <= now();
      if (isOver) for (const { over } of own) over.abort("signed_out" satisfies Ending);
    });
  }

  async function endRefused(places: readonly Place[]): Promise<void> {
    const due = places.filter(({ askedAt }) => askedAt + accessLife <= now());
    await inTurns(due, async (place) => {
      place.askedAt = now();
      const ending = await place.mayStay().catch(() => "away" as const);
      if (ending) place.over.abort(ending);
    });
  }

  const joins = [endSignedOut, endRefused].map((work) =>
    createRounds<Place>({ clock, distance: sessionDistance, work, failed }),
  );
  return (place) => {
    const leaves = joins.map((join) => join(place));
    return () => {
      for (const leave of leaves) leave();
    };
  };
}

/** So many at a time, so that neither the database nor GitHub is asked by all at once. */
const atOnce = 10;

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
