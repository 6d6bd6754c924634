// What every index of deployments promises, in memory or in PostgreSQL: each is held against these tests.
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { AuditEntry } from "../../src/domain/audit.ts";
import type { Clock } from "../../src/domain/clock.ts";
import { type PastDeployment, runsThere } from "../../src/domain/past-deployment.ts";
import type { Repository } from "../../src/domain/repository.ts";
import type { IndexAsked, Store, TakenPage } from "../../src/flows/ports.ts";
import { aCoverage, aStretch } from "../builders/coverage.ts";
import { aLock } from "../builders/lock.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { aRequest } from "../builders/request.ts";
import { today } from "../builders/time.ts";
import { aRun } from "../executors/run.ts";

export const aRepository = (told: Partial<Repository> = {}): Repository => ({
  id: 11,
  owner: "acme",
  name: "site",
  defaultBranch: "main",
  installation: 42,
  ...told,
});

/** The one with this number is created in this minute after eleven. */
const nth = (id: number, told: Partial<PastDeployment> = {}): PastDeployment => {
  const at = today(`11:${String(id).padStart(2, "0")}:00`);
  return aPastDeployment({ id, nodeId: `DE_${id}`, createdAt: at, stateAt: at, succeededAt: at, ...told });
};

const failed = { state: "failure", succeededAt: null } as const;
const idsOf = (deployments: readonly { readonly id: number }[]): number[] => deployments.map(({ id }) => id);

/** `open` answers a store that is empty. */
export function indexContract(open: (clock: Clock) => Promise<Store>): void {
  let store: Store;
  let time = today("12:00:00");
  const here = aRepository();
  const put = (...deployments: readonly PastDeployment[]): Promise<void> => store.index.put(here, deployments);
  const get = (id: number): Promise<PastDeployment | null> => store.index.get(here.id, id);
  const page = (asked: Partial<IndexAsked> = {}) =>
    store.index.page({
      repository: here.id,
      environment: "staging",
      task: null,
      state: null,
      by: null,
      page: 1,
      length: 50,
      ...asked,
    });
  const ids = async (asked: Partial<IndexAsked> = {}): Promise<number[]> => idsOf((await page(asked)).deployments);
  const take = (told: Partial<TakenPage>): Promise<void> =>
    store.index.take({
      repository: here,
      environment: "staging",
      deployments: [],
      range: { after: null, before: null, keptBefore: today("23:00:00") },
      from: null,
      coverage: aCoverage(),
      ...told,
    });

  beforeEach(async () => {
    time = today("12:00:00");
    store = await open({ now: () => new Date(time) });
  });

  describe("deployments of the index", () => {
    test("what was put is there, whole, and only in its repository", async () => {
      const told = nth(1, { payload: { region: "eu" }, parameters: { replicas: 2 }, sealed: { KEY: "sealed:x" } });
      await put(told);
      expect(await get(1)).toEqual(told);
      expect(await get(2)).toBeNull();
      expect(await store.index.get(12, 1)).toBeNull();
    });

    test("text that a database takes for no JSON comes back as it was", async () => {
      await put(nth(1, { payload: { odd: "\u0000 and \ud800" }, ref: "fix\u2028" }));
      expect(await get(1)).toEqual(nth(1, { payload: { odd: "\u0000 and \ud800" }, ref: "fix\u2028" }));
    });

    test("an older truth never takes the place of a newer one", async () => {
      const [queued, success] = [
        nth(1, { state: "queued", stateAt: today("11:01:00"), succeededAt: null }),
        nth(1, { state: "success", stateAt: today("11:05:00"), succeededAt: today("11:05:00") }),
      ];
      for (const order of [
        [queued, success],
        [success, queued],
        [queued, success, queued],
      ])
        for (const told of order) await put(told);
      expect(await get(1)).toMatchObject({ state: "success", stateAt: today("11:05:00") });
    });

    test("a success that is told of after it was retired is still known to have succeeded", async () => {
      await put(nth(1, { state: "inactive", stateAt: today("11:09:00"), succeededAt: null }));
      await put(nth(1, { state: "success", stateAt: today("11:05:00"), succeededAt: today("11:05:00") }));
      expect(await get(1)).toMatchObject({ state: "inactive", succeededAt: today("11:05:00") });
    });

    test("the same one twice in what is put counts as one", async () => {
      await put(nth(1, { ...failed, state: "pending" }), nth(1, { state: "success", stateAt: today("11:30:00") }));
      expect(await get(1)).toMatchObject({ state: "success" });
    });

    test("many who put the same ones at the same time do not stand in each other's way", async () => {
      const all = Array.from({ length: 20 }, (_, index) => nth(index + 1));
      await Promise.all(Array.from({ length: 8 }, (_, time) => put(...(time % 2 === 0 ? all : all.toReversed()))));
      expect((await ids()).length).toBe(20);
    });

    test("what GitHub has no more is taken away", async () => {
      await put(nth(1), nth(2));
      await store.index.remove(here.id, [1, 7]);
      await store.index.remove(here.id, []);
      expect(await ids()).toEqual([2]);
    });
  });

  describe("a page of the history", () => {
    test("the newest are first, also of the same second", async () => {
      await put(nth(1), nth(3), nth(2), nth(4, { createdAt: nth(3).createdAt }));
      expect(await ids()).toEqual([4, 3, 2, 1]);
    });

    test("pages follow one another, and the last one says so", async () => {
      await put(...[1, 2, 3, 4, 5].map((id) => nth(id)));
      expect(await page({ length: 2 })).toMatchObject({ deployments: [{ id: 5 }, { id: 4 }], hasMore: true });
      expect(await page({ length: 2, page: 3 })).toMatchObject({ deployments: [{ id: 1 }], hasMore: false });
      expect(await page({ length: 2, page: 9 })).toEqual({ deployments: [], hasMore: false });
      expect(await page({ length: 5 })).toMatchObject({ hasMore: false });
    });

    test("an environment is found in whatever case it is written", async () => {
      await put(nth(1, { environment: "Staging" }), nth(2, { environment: "production" }));
      expect(await ids({ environment: "STAGING" })).toEqual([1]);
      expect(await page()).toMatchObject({ deployments: [{ environment: "Staging" }] });
    });

    test.each<[filter: Partial<IndexAsked>, found: readonly number[]]>([
      [{ task: "db:migrate" }, [4, 2]],
      [{ state: "failure" }, [3]],
      [{ by: "GRACE" }, [3, 2]],
      [{ by: "grace", task: "db:migrate" }, [2]],
      [{ by: "grace", task: "deploy", state: "success" }, []],
      [{ by: "nobody" }, []],
      [{ task: "DEPLOY" }, []],
    ])("filter %j leaves %j", async (filter, found) => {
      await put(nth(1), nth(2, { task: "db:migrate", by: "Grace" }), nth(3, { ...failed, by: "grace" }));
      await put(nth(4, { task: "db:migrate", by: null }));
      expect(await ids(filter)).toEqual(found);
    });

    test("a deployment that moved to another environment is there, and no longer here", async () => {
      await put(nth(1));
      await put(nth(1, { environment: "production", stateAt: today("11:30:00") }));
      expect(await ids()).toEqual([]);
      expect(await ids({ environment: "production" })).toEqual([1]);
    });

    test("each task of an environment is named once", async () => {
      await put(nth(1), nth(2, { task: "db:migrate" }), nth(3, { task: "a" }), nth(4), nth(5, { task: "Z" }));
      await put(nth(6, { task: "elsewhere", environment: "production" }));
      expect(await store.index.tasks(here.id, "Staging")).toEqual(["Z", "a", "db:migrate", "deploy"]);
      expect(await store.index.tasks(here.id, "qa")).toEqual([]);
    });
  });

  describe("what ran before", () => {
    test("it is the last success before, of a deploy, to the same environment", async () => {
      await put(nth(1), nth(2, failed), nth(3, { task: "db:migrate" }), nth(4, { environment: "production" }), nth(5));
      expect(await store.index.before(here.id, "STAGING", 5)).toMatchObject({ id: 1 });
      expect(await store.index.before(here.id, "staging", 1)).toBeNull();
      expect(await store.index.before(here.id, "staging", 99)).toBeNull();
    });
  });

  describe("GitHub's page", () => {
    const range = { after: nth(2).createdAt, before: null, keptBefore: today("13:00:00") };

    test("what stands in its range, and not on it, is gone", async () => {
      await put(...[1, 2, 3, 4, 5].map((id) => nth(id)), nth(6, { environment: "production" }));
      await take({ deployments: [nth(5), nth(4), nth(2)], range });
      expect(await ids()).toEqual([5, 4, 2, 1]);
      expect(await ids({ environment: "production" })).toEqual([6]);
    });

    test("a page further down leaves what is above it", async () => {
      await put(...[1, 2, 3, 4, 5].map((id) => nth(id)));
      await take({ deployments: [nth(2)], range: { ...range, after: null, before: nth(4).createdAt } });
      expect(await ids()).toEqual([5, 4, 2]);
    });

    test("what a delivery told of a moment ago may not be on GitHub's page yet", async () => {
      await put(nth(3));
      time = today("12:59:30");
      await put(nth(4));
      await take({ deployments: [nth(2)], range: { ...range, keptBefore: today("12:59:00") } });
      expect(await ids()).toEqual([4, 2]);
    });

    test("an environment that is spelt in another way was not asked for, and stays", async () => {
      await put(nth(1, { environment: "Staging" }), nth(2));
      await take({ environment: "STAGING", range: { ...range, after: null } });
      expect(await ids()).toEqual([2, 1]);
    });

    test("without a deployment GitHub's only page empties an environment", async () => {
      await put(nth(1), nth(2));
      await take({ range: { ...range, after: null } });
      expect(await ids()).toEqual([]);
    });

    test("how far an environment is covered is remembered, in whatever case it is asked for", async () => {
      expect(await store.index.coverage(here.id, "staging")).toBeNull();
      await take({ deployments: [nth(1)] });
      expect(await store.index.coverage(here.id, "Staging")).toEqual(aCoverage());
      expect(await store.index.coverage(12, "staging")).toBeNull();
    });

    test("of two who asked from the same state, the first says how far it is covered now", async () => {
      const first = aCoverage({ asOf: today("12:01:00") });
      await take({ deployments: [nth(1)], coverage: first });
      await take({ deployments: [nth(2), nth(1)], coverage: aCoverage({ asOf: today("12:02:00") }) });
      expect(await store.index.coverage(here.id, "staging")).toEqual(first);
      await take({ deployments: [nth(2), nth(1)], from: first, coverage: aCoverage({ asOf: today("12:03:00") }) });
      expect(await store.index.coverage(here.id, "staging")).toMatchObject({ asOf: today("12:03:00") });
      expect(await ids()).toEqual([2, 1]);
    });

    test("of an environment that nobody has deployed to nothing is remembered", async () => {
      await take({});
      expect(await store.index.coverage(here.id, "staging")).toBeNull();
    });
  });

  describe("what figures are made of", () => {
    const since = nth(3).createdAt;
    const read = async () => {
      const { history, goesOn } = await store.index.since(here.id, "Staging", since);
      return { ids: idsOf(history).filter((id) => id >= 3), goesOn };
    };

    test("where the history is whole, nothing is missing back to then", async () => {
      await take({ deployments: [5, 4, 3, 2, 1].map((id) => nth(id)) });
      expect(await read()).toEqual({ ids: [5, 4, 3], goesOn: false });
    });

    test("where it is not whole back to then, only what is whole counts", async () => {
      const top = aStretch({ wholeFrom: nth(3).createdAt, next: "cursor" });
      await take({ deployments: [5, 4, 3].map((id) => nth(id)), coverage: aCoverage({ top }) });
      expect(await read()).toEqual({ ids: [5, 4], goesOn: true });
    });

    test("what only deliveries told of is not whole", async () => {
      await put(nth(5));
      expect(await read()).toEqual({ ids: [], goesOn: true });
    });

    test("each holds what is measured", async () => {
      await take({ deployments: [nth(5, { repeats: 4, state: "inactive", stateAt: today("11:50:00") })] });
      const { history } = await store.index.since(here.id, "staging", since);
      const [{ id, task, state, repeats, pullRequest, createdAt, stateAt, succeededAt } = nth(0)] = history;
      expect({ id, task, state, repeats, pullRequest }).toEqual({
        id: 5,
        task: "deploy",
        state: "inactive",
        repeats: 4,
        pullRequest: 7,
      });
      expect([createdAt, stateAt, succeededAt].map((at) => Date.parse(at ?? ""))).toEqual(
        [nth(5).createdAt, today("11:50:00"), nth(5).createdAt].map((at) => Date.parse(at)),
      );
    });

    test("what those lean on is there, too: what they repeat, first successes, and what has failed since the last one", async () => {
      await take({
        deployments: [
          nth(20, { pullRequest: 7, repeats: 12 }),
          nth(15, { ...failed, pullRequest: 9 }),
          nth(14, { pullRequest: 9 }),
          nth(12, { ...failed, pullRequest: 5 }),
          nth(11, { pullRequest: 8 }),
          nth(10, { pullRequest: 7 }),
        ],
      });
      const { history, goesOn } = await store.index.since(here.id, "staging", nth(18).createdAt);
      expect(idsOf(history)).toEqual(expect.arrayContaining([20, 15, 14, 12, 10]));
      expect(idsOf(history)).toEqual(idsOf(history).toSorted((a, b) => b - a));
      expect(goesOn).toBe(false);
    });
  });

  describe("the newest of many repositories", () => {
    const historyOf = async (environment: string) => {
      const found = await store.index.newest([here.id], []);
      return found.get(here.id)?.find((one) => one.environment === environment)?.history ?? [];
    };

    test("each environment says what runs there and what is under way", async () => {
      await put(nth(1), nth(2, { state: "inactive" }), nth(3, failed), nth(4, { ...failed, state: "in_progress" }));
      await put(nth(5, { environment: "Production" }));
      await store.index.put(aRepository({ id: 12 }), [nth(6)]);
      const found = await store.index.newest([12, 11, 99], []);
      expect(new Set(found.keys())).toEqual(new Set([11, 12]));
      expect(
        found
          .get(11)
          ?.map(({ environment }) => environment)
          .toSorted(),
      ).toEqual(["Production", "staging"]);
      expect(runsThere(await historyOf("staging"))).toMatchObject({ id: 1 });
      expect((await historyOf("staging"))[0]).toMatchObject({ id: 4, state: "in_progress" });
    });

    test("what runs is found below many failures and operations", async () => {
      const operations = Array.from({ length: 30 }, (_, index) => nth(index + 10, { task: "db:backup" }));
      await put(nth(1), ...operations, ...[40, 41, 42].map((id) => nth(id, failed)));
      expect(runsThere(await historyOf("staging"))).toMatchObject({ id: 1 });
    });

    test("what an operation retired still runs, however many operations came later", async () => {
      await put(nth(1, { state: "inactive", stateAt: today("11:05:01") }));
      await put(nth(5, { task: "db:migrate", succeededAt: today("11:05:00") }));
      await put(...Array.from({ length: 30 }, (_, index) => nth(index + 10, { task: "db:backup" })));
      expect(runsThere(await historyOf("staging"))).toMatchObject({ id: 1 });
    });

    test("an environment that is named is there, however many others were deployed to since", async () => {
      const others = Array.from({ length: 52 }, (_, index) => nth(index + 2, { environment: `review-${index}` }));
      await put(nth(1, { environment: "Production" }), ...others);
      const found = await store.index.newest([here.id], ["production", "review-3", "none"]);
      const names = found.get(here.id)?.map(({ environment }) => environment) ?? [];
      expect(names).toContain("Production");
      expect(new Set(names).size).toBe(names.length);
    });

    test("where everything was retired nothing runs", async () => {
      await put(nth(1, { state: "inactive" }), nth(2, { state: "inactive", stateAt: today("11:30:00") }));
      expect(runsThere(await historyOf("staging"))).toBeNull();
    });
  });

  describe("environments that are deployed to", () => {
    test("those of the newest deployments come first, and no more than were asked for", async () => {
      await put(
        nth(1, { environment: "qa" }),
        nth(5, { environment: "Staging" }),
        nth(3, { environment: "production" }),
      );
      await store.index.put(aRepository({ id: 12, name: "api" }), [nth(4)]);
      const active = await store.index.active(nth(3).createdAt, 9);
      expect(active.map(({ repository, environment }) => `${repository.name} ${environment}`)).toEqual([
        "site Staging",
        "api staging",
        "site production",
      ]);
      expect(active[0]?.repository).toEqual({ id: 11, owner: "acme", name: "site" });
      expect(await store.index.active(nth(3).createdAt, 1)).toHaveLength(1);
    });

    test("a repository is called as it was called last", async () => {
      await put(nth(1));
      await store.index.put(aRepository({ name: "renamed" }), [nth(2)]);
      expect(await store.index.active(nth(1).createdAt, 1)).toMatchObject([{ repository: { name: "renamed" } }]);
    });
  });

  describe("whether anything changed", () => {
    const stamp = async (): Promise<string> => (await store.index.changes([here.id])).get(here.id) ?? "";
    const request = aRequest({ repository: here });
    const run = aRun({ repository: here });
    const lock = aLock({ repository: here });
    const entry: AuditEntry = {
      at: today("12:00:00"),
      what: "command",
      repository: { id: 11, fullName: "acme/site" },
      environment: null,
      pullRequest: 7,
      actor: "ada",
      about: null,
      facts: {},
    };

    test("every repository has a stamp, also one of which nothing is known", async () => {
      expect(new Set((await store.index.changes([11, 12])).keys())).toEqual(new Set([11, 12]));
      expect(await store.index.changes([])).toEqual(new Map());
    });

    test("each thing that pages show changes it, and nothing else does", async () => {
      const steps: Readonly<Record<string, () => Promise<unknown>>> = {
        "a deployment": () => put(nth(1)),
        "its state": () => put(nth(1, { ...failed, stateAt: today("11:30:00") })),
        "one more": () => put(nth(2)),
        "one less": () => store.index.remove(here.id, [2]),
        "what GitHub has no more": () => take({ deployments: [] }),
        "an entry of the audit log": () => store.audit.add(entry, "a"),
        "a lock": () => store.locks.take(lock),
        "its end": () => store.locks.release(lock),
        "a request": () => store.requests.add(request),
        "where it stands": () => store.requests.save({ ...request, stage: "waiting" }),
        "a run": () => store.runs.add(run),
        "how it goes": () => store.runs.change(run.id, (one) => ({ run: { ...one, stage: "running" } })),
        "its log": () =>
          store.runs.change(run.id, (one) => ({ run: { ...one, heardAt: today("12:10:00") }, output: "." })),
        "the same deployment again": () => put(nth(3)).then(() => stamp()),
      };
      const silent = ["its log"];
      for (const [what, step] of Object.entries(steps)) {
        const before = await stamp();
        await step();
        expect([what, (await stamp()) !== before]).toEqual([what, !silent.includes(what)]);
      }
      const before = await stamp();
      await put(nth(3));
      await store.index.put(aRepository({ id: 12 }), [nth(4)]);
      expect(await stamp()).toBe(before);
    });
  });
}
