// Has GitHub correct the index of environments: their newest pages, and later what is missing below those.
import { Fault } from "../../domain/fault.ts";
import type { Repository } from "../../domain/repository.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { Coverage, HistoryPage, Ports } from "../ports.ts";
import { environmentKey, lifeOfLook, remembered } from "./remembered.ts";
import { afterNewest } from "./stretches.ts";
import { takePage } from "./take-page.ts";

export interface Freshness {
  /** When GitHub last showed its newest page: ISO 8601; null: never. */
  readonly asOf: string | null;
  /** Why it did not now, in a sentence; null: it did, or was not asked. */
  readonly trouble: string | null;
}

/**
 * One read for all of them, and none for one of which there was another within fifteen seconds, whoever asked. Answers in
 * their order. Where GitHub does not answer, the index stays as it is.
 */
export function freshen(
  ports: Ports,
  repository: Repository,
  environments: readonly string[],
): Promise<readonly Freshness[]> {
  const due: string[] = [];
  const looks = Promise.resolve().then(() => look(ports, repository, due));
  const lookFor = async (environment: string): Promise<Freshness> => {
    const place = due.push(environment) - 1;
    return (await looks)[place] ?? { asOf: null, trouble: "GitHub did not show them" };
  };
  const asked = environments.map((environment) =>
    remembered(ports).looks.ask(environmentKey(repository, environment), () => lookFor(environment)),
  );
  return Promise.all(asked);
}

interface Looked {
  readonly environment: string;
  /** What is known of it. */
  readonly from: Coverage | null;
  /** When GitHub is asked. */
  readonly asked: Date;
}

async function look(
  ports: Ports,
  repository: Repository,
  environments: readonly string[],
): Promise<readonly Freshness[]> {
  const asked = ports.clock.now();
  const known = await Promise.all(
    environments.map(async (asWritten): Promise<Looked> => {
      const from = await ports.store.index.coverage(repository.id, asWritten);
      return { environment: await spellingOf(ports, repository, asWritten), from, asked };
    }),
  );
  const due = known.filter(({ from }) => !from || asked.getTime() - Date.parse(from.asOf) >= lifeOfLook);
  const pages = await read(ports, repository, due);
  return Promise.all(
    known.map(async (one) => {
      const asOf = one.from?.asOf ?? null;
      if (!due.includes(one)) return { asOf, trouble: null };
      return "trouble" in pages
        ? { asOf, ...pages }
        : take(ports, repository, { ...one, page: pages[due.indexOf(one)] });
    }),
  );
}

async function read(
  { github, log }: Ports,
  repository: Repository,
  due: readonly Looked[],
): Promise<readonly HistoryPage[] | { readonly trouble: string }> {
  const asked = due.map(({ environment }) => ({ environment, after: null }));
  try {
    return asked.length === 0 ? [] : await github.readHistory(repository, asked);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.warn({ err: error, repository: repository.id }, "the history was not read from GitHub");
    return { trouble: error.message };
  }
}

async function take(
  ports: Ports,
  repository: Repository,
  { environment, from, asked, page }: Looked & { readonly page: HistoryPage | undefined },
): Promise<Freshness> {
  const { deployments, next } = page ?? { deployments: { unread: "GitHub did not show them" }, next: null };
  if (isUnread(deployments)) return { asOf: from?.asOf ?? null, trouble: deployments.unread };
  const coverage = afterNewest(from, { deployments, next }, asked.toISOString());
  await takePage(ports, { deployments, next, repository, environment, asked, from, coverage, below: null });
  if (deployments.length === 0) remembered(ports).unused.note(environmentKey(repository, environment));
  return { asOf: coverage.asOf, trouble: null };
}

/** GitHub may find an environment by its own spelling only. */
async function spellingOf({ store }: Ports, { id }: Repository, environment: string): Promise<string> {
  const newest = { repository: id, environment, task: null, state: null, by: null, page: 1, length: 1 };
  const [known] = (await store.index.page(newest)).deployments;
  return known?.environment ?? environment;
}
