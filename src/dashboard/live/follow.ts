// One page that is told when to ask again: what it is sent, and how that ends.
import { type EventStream, createEventStream, toComment, toMessage } from "./event-stream.ts";
import type { Alarms } from "../../domain/clock.ts";
import type { Duration } from "../../domain/duration.ts";
import type { Admitted } from "./admission.ts";
import type { Join } from "./rounds.ts";
import type { Watcher } from "./watch.ts";

export interface Following {
  readonly watch: Join<Watcher>;
  readonly clock: Pick<Alarms, "now">;
  readonly place: Admitted;
  readonly repositories: Watcher["repositories"];
  /** The stamp of what the page shows; "": nobody knows. */
  readonly since: string;
  /** Ends the connection of a reader that does not read. */
  readonly drop: () => void;
}

/** Proxies take a connection for a dead one that is silent for longer. */
const heartbeat: Duration = 20_000;

/** Milliseconds after which a browser asks again where the answer broke off. */
const retry = 3000;

/** `changed` has the stamp as its id; after `over` nothing comes any more, and to ask again is of no use. */
export function follow({ watch, clock, place, repositories, since, drop }: Following): EventStream["body"] {
  let stop = (): void => {};
  const stream = createEventStream({ ended: () => stop(), dropped: drop });
  const told = createTelling(stream, { clock, since });
  const leaveWatch = watch({ repositories, told });
  stop = () => {
    leaveWatch();
    place.leave();
  };
  place.signal.addEventListener("abort", () => {
    const why: unknown = place.signal.reason;
    if (why === "signed_out" || why === "gone") stream.send(toMessage({ event: "over", data: why }));
    stream.end();
  });
  stream.send(`retry: ${retry}\n\n`);
  return stream.body;
}

function createTelling(stream: EventStream, { clock, since }: Pick<Following, "clock" | "since">): Watcher["told"] {
  const now = (): number => clock.now().getTime();
  let [shown, saidAt] = [since, now()];
  return (stamp) => {
    const isNew = stamp !== null && stamp !== shown;
    if (!isNew && now() - saidAt < heartbeat) return;
    stream.send(isNew ? toMessage({ event: "changed", id: stamp }) : toComment("still here"));
    shown = stamp ?? shown;
    saidAt = now();
  };
}
