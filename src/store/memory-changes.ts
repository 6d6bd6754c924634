// Stamps of repositories in memory: one more with each thing that is written of a repository.
import type { Index, Store } from "../flows/ports.ts";

type Parts = Pick<Store, "requests" | "runs" | "locks" | "audit">;

/** The same parts, which count what they write. */
export function withChanges<All extends Parts>({ requests, runs, locks, audit, ...rest }: All, touch: Touch) {
  return {
    ...rest,
    requests: {
      ...requests,
      add: async (request) => told(touch, request.repository.id, await requests.add(request)),
      save: async (request, from) => {
        await requests.save(request, from);
        touch(request.repository.id);
      },
    } satisfies Store["requests"],
    runs: {
      ...runs,
      add: async (run) => told(touch, run.repository.id, await runs.add(run)),
      change: async (id, change) => {
        const [before, run] = [await runs.get(id), await runs.change(id, change)];
        if (run && run.stage !== before?.stage) touch(run.repository.id);
        return run;
      },
    } satisfies Store["runs"],
    locks: {
      ...locks,
      take: async (lock, over) => told(touch, lock.repository.id, await locks.take(lock, over)),
      release: async (lock) => told(touch, lock.repository.id, await locks.release(lock)),
    } satisfies Store["locks"],
    audit: {
      ...audit,
      add: async (entry, key) => {
        await audit.add(entry, key);
        if (entry.repository) touch(entry.repository.id);
      },
    } satisfies Store["audit"],
  };
}

export type Touch = (repository: number) => void;

function told<Answer>(touch: Touch, repository: number, answer: Answer): Answer {
  touch(repository);
  return answer;
}

export function memoryChanges(): { readonly touch: Touch; readonly changes: Index["changes"] } {
  const stamps = new Map<number, number>();
  return {
    touch: (repository) => void stamps.set(repository, (stamps.get(repository) ?? 0) + 1),
    changes: async (repositories) => new Map(repositories.map((id) => [id, String(stamps.get(id) ?? 0)])),
  };
}
