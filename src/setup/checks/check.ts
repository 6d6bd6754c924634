// One thing that is checked of the set-up, and what to do where it is not as it should be.

export interface Check {
  /** "unknown": nobody can tell yet, or from here. */
  readonly state: "good" | "bad" | "unknown";
  readonly name: string;
  readonly says: string;
  /** Null: nothing. */
  readonly todo: string | null;
  /** Where it is done; null: nowhere on a page. */
  readonly url: string | null;
}

export interface Checks {
  readonly title: string;
  readonly checks: readonly Check[];
}

type Found = Partial<Pick<Check, "todo" | "url">>;

const checkOf =
  (state: Check["state"]) =>
  (name: string, says: string, { todo = null, url = null }: Found = {}): Check => ({ state, name, says, todo, url });

export const good = checkOf("good");
export const bad = checkOf("bad");
export const unknown = checkOf("unknown");
