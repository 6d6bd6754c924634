// The store in memory, behind the ports: what a restart may forget until there is a database.
import type { Clock } from "../domain/clock.ts";
import type { ForeignCard } from "../domain/foreign.ts";
import type { DeployRequest } from "../domain/request.ts";
import type { Heads, Requests, Sighting, Store } from "../flows/ports.ts";

const hour = 3_600_000;
const mostKeys = 100_000;
const mostSightings = 50;

export function memoryStore(clock: Clock): Store {
  const keys = new Set<string>();
  const counted = new Map<string, number[]>();
  const defaults = new Map<number, string>();
  return {
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
    foreign: memoryForeign(),
    defaults: {
      get: async (repository) => defaults.get(repository) ?? null,
      set: async (repository, environment) => void defaults.set(repository, environment),
    },
  };
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
  return {
    record: async ({ repository, pullRequest, sha, at }) => {
      const key = `${repository}/${pullRequest}`;
      const all = [...(sightings.get(key) ?? []), { sha, at }];
      // Deliveries come in any order; those of the same second stay as they came.
      all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      sightings.set(key, all.slice(-mostSightings));
    },
    of: async (repository, pullRequest) => sightings.get(`${repository}/${pullRequest}`) ?? [],
  };
}

function memoryForeign(): Store["foreign"] {
  const cards = new Map<string, ForeignCard>();
  return {
    get: async (id) => cards.get(id) ?? null,
    byDeployment: async (repository, deployment) => {
      const shows = (card: ForeignCard): boolean => card.deployments.some(({ id }) => id === deployment);
      return [...cards.values()].find((card) => card.repository.id === repository && shows(card)) ?? null;
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
    save: async (request) => void requests.set(request.id, request),
    ofPullRequest: (repository, number) =>
      where((one) => one.repository.id === repository && one.pullRequest.number === number),
    ofComment: (comment) => where((one) => one.comment.id === comment),
    ofDeployment: async (repository, id) =>
      (await where((one) => one.repository.id === repository && one.deployment?.id === id))[0] ?? null,
    waitingOnSha: (repository, sha) =>
      where((one) => one.stage === "waiting" && one.repository.id === repository && one.head?.sha === sha),
  };
}
