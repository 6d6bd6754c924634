// Calls that come twice, and are one.
import type { Run } from "../../domain/run.ts";

/** A call for a run that is under way answers all who make it. */
export function oneAtATime<Rest extends readonly unknown[], Answer>(
  call: (run: Run, ...rest: Rest) => Promise<Answer>,
): (run: Run, ...rest: Rest) => Promise<Answer> {
  const underWay = new Map<string, Promise<Answer>>();
  return (run, ...rest) => {
    const known = underWay.get(run.id);
    if (known) return known;
    const answer = call(run, ...rest).finally(() => underWay.delete(run.id));
    underWay.set(run.id, answer);
    return answer;
  };
}

/** What was done is not done again; what failed is. */
export function onceDone<Answer>(call: () => Promise<Answer>): () => Promise<Answer> {
  let done: Promise<Answer> | null = null;
  return () => {
    done ??= call().catch((error: unknown) => {
      done = null;
      throw error;
    });
    return done;
  };
}
