// The store in memory, behind the ports: what a restart may forget until there is a database.
import type { Clock } from "../domain/clock.ts";
import type { ForeignCard } from "../domain/foreign.ts";
import { type Card, commentKey, type DeployRequest, isLater, isOpen, isSettled } from "../domain/request.ts";
import { memoryAudit } from "./memory-audit.ts";
import { memoryChanges, withChanges } from "./memory-changes.ts";
import { memoryIndex } from "./memory-index.ts";
import { memoryLocks } from "./memory-locks.ts";
import { memoryRuns } from "./memory-runs.ts";
import { wentOn } from "./went-on.ts";
import type { Heads, Holder, Leases, Requests, Sighting, Store } from "../flows/ports.ts";

const hour = 3_600_000;
const mostKeys = 100_000;
const mostSightings = 50;

export function memoryStore(clock: Clock): Store {
  const keys = new Set<string>();
  const counted = new Map<string, number[]>();
  const defaults = new Map<number, string>();
  let watermark: string | null = null;
  const { touch, changes } = memoryChanges();
  const all = {
    has: async (key) => keys.has(key),
    first: async (key) => remember(keys, key),
    countWithinHour: async (key) => {
      const now = clock.now().getTime();
      const times = [...(counted.get(key) ?? []).filter((time) => time > now - hour), now];
      counted.set(key, times);
      return times.length;
    },
    heads: memoryHeads(),
    requests: memoryRequests(),
    leases: memoryLeases(),
    foreign: memoryForeign(),
    notes: memoryNotes(),
    ...memoryRuns(clock),
    locks: memoryLocks(clock),
    audit: memoryAudit(),
    index: { ...memoryIndex(clock, touch), changes },
    watermark: {
      get: async () => watermark,
      set: async (at) => {
        watermark = at;
      },
    },
    defaults: {
      get: async (repository) => defaults.get(repository) ?? null,
      set: async (repository, environment) => void defaults.set(repository, environment),
    },
  } satisfies Store;
  return withChanges(all, touch);
}

/** The oldest keys are forgotten first: a set keeps the order in which they came. */
function remember(keys: Set<string>, key: string): boolean {
  if (keys.has(key)) return false;
  keys.add(key);
  const [oldest] = keys.size > mostKeys ? keys : [];
  if (oldest !== undefined) keys.delete(oldest);
  return true;
}

function memoryHeads(): Heads {
  const sightings = new Map<string, Sighting[]>();
  const first = new Map<string, string>();
  return {
    record: async ({ repository, pullRequest, ...sighting }) => {
      const key = `${repository}/${pullRequest}`;
      const all = [...(sightings.get(key) ?? []), sighting];
      // Deliveries come in any order; those of the same second stay as they came.
      all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      sightings.set(key, all.slice(-mostSightings));
      const [oldest] = [first.get(key) ?? sighting.at, sighting.at].sort((a, b) => Date.parse(a) - Date.parse(b));
      first.set(key, oldest ?? sighting.at);
    },
    of: async (repository, pullRequest) => sightings.get(`${repository}/${pullRequest}`) ?? [],
    firstOf: async (repository, pullRequests) =>
      new Map(
        pullRequests.flatMap((number) => {
          const at = first.get(`${repository}/${number}`);
          return at === undefined ? [] : [[number, at]];
        }),
      ),
  };
}

function memoryLeases(): Leases {
  const holders = new Map<string, string>();
  const keyOf = ({ repository, environment }: Omit<Holder, "id">): string =>
    `${repository.id}/${environment.name.toLowerCase()}`;
  return {
    take: async (request) => {
      const holder = holders.get(keyOf(request)) ?? request.id;
      holders.set(keyOf(request), holder);
      return holder;
    },
    holder: async (request) => holders.get(keyOf(request)) ?? null,
    release: async (request) => holders.get(keyOf(request)) === request.id && holders.delete(keyOf(request)),
  };
}

function memoryNotes(): Store["notes"] {
  const notes = new Map<string, Card>();
  return {
    get: async (key) => notes.get(key) ?? null,
    save: async (key, card) => void notes.set(key, card),
  };
}

function memoryForeign(): Store["foreign"] {
  const cards = new Map<string, ForeignCard>();
  return {
    get: async (id) => cards.get(id) ?? null,
    byDeployment: async (repository, deployment) => {
      const shows = (card: ForeignCard): boolean => card.deployments.some(({ id }) => id === deployment);
      return [...cards.values()].filter((card) => card.repository.id === repository && shows(card));
    },
    save: async (card) => void cards.set(card.id, card),
  };
}

function memoryRequests(): Requests {
  const requests = new Map<string, DeployRequest>();
  const where = async (rule: (request: DeployRequest) => boolean): Promise<DeployRequest[]> =>
    [...requests.values()].filter(rule);
  return {
    add: async (request) => {
      if (requests.has(request.id)) return false;
      requests.set(request.id, request);
      return true;
    },
    get: async (id) => requests.get(id) ?? null,
    save: async (request, from) => {
      const known = requests.get(request.id);
      if (from && (known?.stage !== from.stage || known.askedAt !== from.askedAt)) throw wentOn();
      requests.set(request.id, request);
    },
    ofPullRequest: (repository, number) =>
      where((one) => one.repository.id === repository && one.pullRequest.number === number),
    ofComment: (comment) => where((one) => commentKey(one.comment) === commentKey(comment)),
    ofDeployment: async (repository, id) =>
      (await where((one) => one.repository.id === repository && one.deployment?.id === id))[0] ?? null,
    waitingFor: async (repository, environment) => {
      const same = (one: DeployRequest): boolean => one.environment.name.toLowerCase() === environment.toLowerCase();
      return inOrder(await where((one) => one.stage === "waiting" && one.repository.id === repository && same(one)));
    },
    waitingIn: async (repositories) =>
      inOrder(await where((one) => one.stage === "waiting" && repositories.includes(one.repository.id))),
    unsettled: () => where((one) => !isSettled(one)),
    openOnSha: (repository, sha) => where((one) => isOpen(one) && one.repository.id === repository && one.sha === sha),
  };
}

const inOrder = (waiting: DeployRequest[]): readonly DeployRequest[] =>
  waiting.sort((a, b) => (isLater(a.comment, b.comment) ? 1 : -1));
