// What happened to pull requests and leaves no record of its own: closed, reopened, drafted, ready, labelled.
import type { PullRequestEvent, SandboxEvent } from "../../state/events.ts";
import type { PullRequest, State } from "../../state/model.ts";
import { timestamp } from "../../state/time.ts";

export type Happening = "closed" | "merged" | "reopened" | "ready_for_review" | "converted_to_draft" | "labeled";

export interface JournalEntry {
  readonly pull: PullRequest;
  readonly what: Happening;
  readonly by: string;
  readonly at: string;
  /** Ids only grow: it happened after everything whose id is not larger. */
  readonly id: number;
  readonly label: string | null;
}

export interface Journal {
  of(pull: PullRequest): readonly JournalEntry[];
}

/** Begins to write when it is called. */
export function keepJournal(state: State): Journal {
  const entries: JournalEntry[] = [];
  state.events.subscribe((event) => {
    const what = happeningOf(event);
    if (event.name !== "pull_request" || !what) return;
    const { pull, sender: by, label = null } = event;
    entries.push({ pull, what, by, label, at: timestamp(state), id: state.nextId - 1 });
  });
  return { of: (pull) => [...missed(entries, pull), ...entries.filter((entry) => entry.pull === pull)] };
}

function happeningOf(event: SandboxEvent): Happening | null {
  if (event.name !== "pull_request") return null;
  const { action, pull } = event;
  if (action === "closed" && pull.merged) return "merged";
  return isHappening(action) ? action : null;
}

const isHappening = (action: PullRequestEvent["action"]): action is Exclude<Happening, "merged"> =>
  action !== "opened" && action !== "edited" && action !== "synchronize";

/** The end of a pull request that ended before the journal began. */
function missed(entries: readonly JournalEntry[], pull: PullRequest): JournalEntry[] {
  const known = entries.some((entry) => entry.pull === pull && (entry.what === "closed" || entry.what === "merged"));
  if (known || !pull.closedAt) return [];
  const what = pull.merged ? "merged" : "closed";
  const by = pull.mergedBy ?? pull.author;
  return [{ pull, what, by, at: pull.closedAt, id: Number.MAX_SAFE_INTEGER, label: null }];
}
