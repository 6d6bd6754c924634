// What every store promises of locks and of the audit log, in memory or in PostgreSQL.
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { AuditEntry } from "../../src/domain/audit.ts";
import type { Clock } from "../../src/domain/clock.ts";
import type { EnvironmentLock } from "../../src/domain/lock.ts";
import type { Store } from "../../src/flows/ports.ts";
import { aLock } from "../builders/lock.ts";
import { today } from "../builders/time.ts";

const hostile = "'; drop table audit; -- \u0000 \\u0000 \u{1f6a2} \" \\ </script> é";

/** `open` answers a store that is empty. */
export function locksContract(open: (clock: Clock) => Promise<Store>): void {
  let store: Store;
  let time = today("12:00:00");

  beforeEach(async () => {
    time = today("12:00:00");
    store = await open({ now: () => new Date(time) });
  });

  describe("locks", () => {
    const other = (told: Partial<EnvironmentLock> = {}): EnvironmentLock =>
      aLock({ pullRequest: { number: 8, nodeId: "PR_8" }, by: "ben", url: "https://github.test/8", ...told });

    test("a lock on a free environment is there until it is released, once", async () => {
      const lock = aLock({ reason: hostile });
      expect(await store.locks.get(11, "staging")).toBeNull();
      expect(await store.locks.take(lock)).toEqual({ now: lock, before: null });
      expect(await store.locks.get(11, "staging")).toEqual(lock);
      expect(await store.locks.get(11, "production")).toBeNull();
      expect(await store.locks.get(12, "staging")).toBeNull();
      expect(await store.locks.release(lock)).toBe(true);
      expect(await store.locks.release(lock)).toBe(false);
      expect(await store.locks.get(11, "staging")).toBeNull();
    });

    test("of several repositories those are told that hold now", async () => {
      const [here, there] = [aLock(), aLock({ repository: { ...aLock().repository, id: 12 } })];
      for (const lock of [here, there, aLock({ environment: "qa", expiresAt: today("12:30:00") })])
        await store.locks.take(lock);
      expect(await store.locks.held([11])).toHaveLength(2);
      time = today("12:45:00");
      expect(await store.locks.held([11, 12, 13])).toHaveLength(2);
      expect(await store.locks.held([12])).toEqual([there]);
      expect(await store.locks.held([])).toEqual([]);
    });

    test("an environment is one environment, however its name is written", async () => {
      const lock = aLock({ environment: "Staging" });
      await store.locks.take(lock);
      expect(await store.locks.get(11, "STAGING")).toEqual(lock);
      expect(await store.locks.take(other({ environment: "staging" }))).toEqual({ now: lock, before: lock });
      expect(await store.locks.release(lock)).toBe(true);
    });

    test("the lock of one pull request keeps another out, and its own later one takes its place", async () => {
      const [first, later] = [aLock(), aLock({ since: today("12:05:00"), reason: "longer", by: "cleo" })];
      await store.locks.take(first);
      expect(await store.locks.take(other())).toEqual({ now: first, before: first });
      expect(await store.locks.take(later)).toEqual({ now: later, before: first });
      expect(await store.locks.release(first)).toBe(false);
      expect(await store.locks.get(11, "staging")).toEqual(later);
    });

    test("a deployment's lock does not take the place of what people of its pull request locked", async () => {
      const [byHand, byDeployment] = [aLock(), aLock({ cause: "deployment", since: today("12:05:00") })];
      await store.locks.take(byHand);
      expect(await store.locks.take(byDeployment)).toEqual({ now: byHand, before: byHand });
      await store.locks.release(byHand);
      await store.locks.take(byDeployment);
      const again = { ...byDeployment, since: today("12:06:00") };
      expect(await store.locks.take(again)).toEqual({ now: again, before: byDeployment });
    });

    test("taking over takes exactly the lock that was seen", async () => {
      const [seen, changed] = [other(), other({ since: today("12:05:00") })];
      await store.locks.take(changed);
      expect(await store.locks.take(aLock(), seen)).toEqual({ now: changed, before: changed });
      expect(await store.locks.take(aLock(), changed)).toEqual({ now: aLock(), before: changed });
    });

    test("of many pull requests that lock at the same time, one has it, and all hear the same", async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
      const taken = await Promise.all(
        numbers.map((number) => store.locks.take(aLock({ pullRequest: { number, nodeId: `PR_${number}` } }))),
      );
      expect(new Set(taken.map(({ now }) => now.pullRequest.number)).size).toBe(1);
      expect(taken.filter(({ before }) => before === null)).toHaveLength(1);
    });

    test("of many who take over the same lock at the same time, one has it", async () => {
      await store.locks.take(aLock());
      const numbers = Array.from({ length: 10 }, (_, index) => index + 10);
      const taken = await Promise.all(
        numbers.map((number) => store.locks.take(aLock({ pullRequest: { number, nodeId: `PR_${number}` } }), aLock())),
      );
      const kept = await store.locks.get(11, "staging");
      expect(taken.filter(({ now }, index) => now.pullRequest.number === numbers[index])).toHaveLength(1);
      expect(taken.every(({ now }) => now.pullRequest.number === kept?.pullRequest.number)).toBe(true);
    });

    test("a lock that has expired is as good as none, and is found to be cleared away", async () => {
      const lock = aLock({ expiresAt: today("13:00:00") });
      await store.locks.take(lock);
      await store.locks.take(aLock({ environment: "production" }));
      time = today("12:59:59");
      expect(await store.locks.get(11, "staging")).toEqual(lock);
      expect(await store.locks.expired()).toEqual([]);
      time = today("13:00:00");
      expect(await store.locks.get(11, "staging")).toBeNull();
      expect((await store.locks.ofPullRequest(11, 7)).map(({ environment }) => environment)).toEqual(["production"]);
      expect(await store.locks.expired()).toEqual([lock]);
      expect(await store.locks.release(lock)).toBe(true);
      expect(await store.locks.expired()).toEqual([]);
    });

    test("a lock that has expired is another's to take, and then nobody clears it away", async () => {
      const lock = aLock({ expiresAt: today("13:00:00") });
      await store.locks.take(lock);
      time = today("13:00:00");
      expect(await store.locks.take(other())).toEqual({ now: other(), before: null });
      expect(await store.locks.release(lock)).toBe(false);
      expect(await store.locks.get(11, "staging")).toEqual(other());
    });

    test("the locks of a pull request are found, in its own repository", async () => {
      const elsewhere = aLock({ repository: { ...aLock().repository, id: 12 } });
      for (const lock of [aLock(), aLock({ environment: "production" }), other({ environment: "qa" }), elsewhere])
        await store.locks.take(lock);
      const found = await store.locks.ofPullRequest(11, 7);
      expect(found.map(({ environment }) => environment).sort()).toEqual(["production", "staging"]);
      expect(await store.locks.ofPullRequest(11, 9)).toEqual([]);
    });
  });

  describe("the audit log", () => {
    const anEntry = (told: Partial<AuditEntry> = {}): AuditEntry => ({
      at: today("12:00:00"),
      what: "lock",
      repository: { id: 11, fullName: "acme/site" },
      environment: "staging",
      pullRequest: 7,
      actor: "ada",
      about: null,
      facts: {},
      ...told,
    });
    const about = async (since: string, after = 0): Promise<(string | null)[]> =>
      (await store.audit.since(since, after)).map((entry) => entry.about);

    const newest = async (before: number | null, length = 10) =>
      (await store.audit.newest(11, before, length)).map((entry) => entry.about);

    test("of a repository the newest comes first, page after page", async () => {
      for (const name of ["a", "b", "c", "d"]) await store.audit.add(anEntry({ about: name }), name);
      await store.audit.add(anEntry({ about: "x", repository: { id: 12, fullName: "acme/api" } }), "x");
      await store.audit.add(anEntry({ about: "y", repository: null }), "y");
      expect(await newest(null)).toEqual(["d", "c", "b", "a"]);
      const [first, second] = await store.audit.newest(11, null, 2);
      expect([first?.about, second?.about]).toEqual(["d", "c"]);
      expect(await newest(second?.number ?? 0)).toEqual(["b", "a"]);
      expect(await newest(0)).toEqual([]);
    });

    test("the last decision on a request is found, and no other entry of it", async () => {
      const decided = (verdict: string, about: string) => anEntry({ what: "decision", about, facts: { verdict } });
      await store.audit.add(decided("wait", "9.0.staging"), "a");
      await store.audit.add(decided("go", "9.0.staging"), "b");
      await store.audit.add(decided("refuse", "8.0.staging"), "c");
      await store.audit.add(anEntry({ what: "override", about: "9.0.staging" }), "d");
      expect(await store.audit.lastDecision("9.0.staging")).toMatchObject({ facts: { verdict: "go" } });
      expect(await store.audit.lastDecision("7.0.staging")).toBeNull();
    });

    test("what was added comes back as it was, numbered, oldest first", async () => {
      const entry = anEntry({ facts: { text: hostile, list: [null, 1] } });
      await store.audit.add(entry, "a");
      await store.audit.add(anEntry({ what: "unlock" }), "b");
      const [first, second] = await store.audit.since(today("00:00:00"), 0);
      expect(first).toEqual({ ...entry, number: first?.number });
      expect(second?.what).toBe("unlock");
      expect(first?.number).toBeLessThan(second?.number ?? 0);
    });

    test("what comes again is kept once, as it was first", async () => {
      await store.audit.add(anEntry({ about: "first" }), "a");
      await store.audit.add(anEntry({ about: "second" }), "a");
      expect(await about(today("00:00:00"))).toEqual(["first"]);
    });

    test("what is older than asked for, or was read before, is left out", async () => {
      for (const minute of ["00", "01", "02"])
        await store.audit.add(anEntry({ at: today(`12:${minute}:00`), about: minute }), minute);
      expect(await about(today("12:01:00"))).toEqual(["01", "02"]);
      const [first] = await store.audit.since(today("12:01:00"), 0);
      expect(await about(today("12:01:00"), first?.number)).toEqual(["02"]);
    });

    test("a long log is read page by page", async () => {
      for (let index = 0; index < 1200; index++) await store.audit.add(anEntry({ about: `${index}` }), `${index}`);
      const page = await store.audit.since(today("00:00:00"), 0);
      const rest = await store.audit.since(today("00:00:00"), page.at(-1)?.number ?? 0);
      expect([...page, ...rest].map((entry) => entry.about)).toEqual(Array.from({ length: 1200 }, (_, at) => `${at}`));
      expect(rest.length).toBeGreaterThan(0);
    });
  });
}
