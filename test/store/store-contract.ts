// What every store promises, in memory or in PostgreSQL: each is held against these tests.
import { beforeEach, describe, expect, test } from "@jest/globals";
import type { Clock } from "../../src/domain/clock.ts";
import type { HeadSighting, Store } from "../../src/flows/ports.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aForeignCard, aForeignDeployment } from "../builders/foreign.ts";
import { aComment, aFollowedRequest, aRequest, aWaitingRequest } from "../builders/request.ts";
import { today } from "../builders/time.ts";

/** `open` answers a store that is empty. */
export function storeContract(open: (clock: Clock) => Promise<Store>): void {
  let store: Store;
  let time = today("12:00:00");

  beforeEach(async () => {
    time = today("12:00:00");
    store = await open({ now: () => new Date(time) });
  });

  describe("keys", () => {
    test("a key is new once", async () => {
      expect(await store.has("delivery/a")).toBe(false);
      expect(await store.first("delivery/a")).toBe(true);
      expect(await store.first("delivery/a")).toBe(false);
      expect(await store.has("delivery/a")).toBe(true);
      expect(await store.first("delivery/b")).toBe(true);
    });

    test("of many who come with a key at the same time, one is the first", async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => store.first("delivery/a")));
      expect(answers.filter(Boolean)).toHaveLength(1);
    });

    test("what happened more than an hour ago is not counted", async () => {
      const counts: number[] = [];
      for (time of ["12:00:00", "12:30:00", "12:59:59", "13:00:00", "13:30:00", "18:00:00"].map(today))
        counts.push(await store.countWithinHour("turned away/eve"));
      expect(counts).toEqual([1, 2, 3, 3, 3, 1]);
    });

    test("everybody is counted apart, and nobody twice", async () => {
      const counts = await Promise.all(Array.from({ length: 20 }, () => store.countWithinHour("turned away/eve")));
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await store.countWithinHour("turned away/mallory")).toBe(1);
    });
  });

  describe("heads", () => {
    const seen = (sha: string, at: string, told: Partial<HeadSighting> = {}): HeadSighting => ({
      repository: 11,
      pullRequest: 7,
      sha,
      before: null,
      at,
      ...told,
    });
    const shas = async (repository = 11, pullRequest = 7): Promise<string[]> =>
      (await store.heads.of(repository, pullRequest)).map(({ sha }) => sha);

    test("heads come oldest first, in whatever order their deliveries came", async () => {
      for (const second of ["03", "01", "02"]) await store.heads.record(seen(second, `2026-03-02T12:00:${second}Z`));
      expect(await store.heads.of(11, 7)).toEqual([
        { sha: "01", before: null, at: "2026-03-02T12:00:01Z" },
        { sha: "02", before: null, at: "2026-03-02T12:00:02Z" },
        { sha: "03", before: null, at: "2026-03-02T12:00:03Z" },
      ]);
    });

    test("heads of the same second stay as they came", async () => {
      for (const sha of ["b", "c", "a"]) await store.heads.record(seen(sha, today("12:00:00")));
      expect(await shas()).toEqual(["b", "c", "a"]);
    });

    test("what the head was before is kept", async () => {
      await store.heads.record(seen("b", today("12:00:00"), { before: "a" }));
      expect(await store.heads.of(11, 7)).toEqual([{ sha: "b", before: "a", at: today("12:00:00") }]);
    });

    test("of many pull requests it is known when each was first seen, where it was", async () => {
      await store.heads.record(seen("b", today("12:00:02")));
      await store.heads.record(seen("a", today("12:00:01")));
      await store.heads.record(seen("c", today("12:00:03"), { pullRequest: 8 }));
      await store.heads.record(seen("d", today("12:00:00"), { repository: 12 }));
      const first = await store.heads.firstOf(11, [7, 8, 9]);
      expect([...first].toSorted(([a], [b]) => a - b)).toEqual([
        [7, today("12:00:01")],
        [8, today("12:00:03")],
      ]);
      expect(await store.heads.firstOf(11, [])).toEqual(new Map());
    });

    test("a sighting that comes twice tells nothing new", async () => {
      for (const sha of ["a", "b", "b"]) await store.heads.record(seen(sha, today("12:00:00")));
      expect([...new Set(await shas())]).toEqual(["a", "b"]);
    });

    test("of each pull request the newest fifty are kept, whatever comes late", async () => {
      await store.heads.record(seen("other", today("11:00:00"), { pullRequest: 8 }));
      const of = (index: number): string => String(index).padStart(2, "0");
      for (let index = 0; index < 53; index++) await store.heads.record(seen(of(index), today(`12:00:${of(index)}`)));
      await store.heads.record(seen("late", today("11:59:00")));
      expect(await shas()).toEqual(Array.from({ length: 50 }, (_, index) => of(index + 3)));
      expect(await shas(11, 8)).toEqual(["other"]);
      expect(await shas(12, 7)).toEqual([]);
    });
  });

  describe("requests", () => {
    test("a request is opened once; the second opening leaves it as it is", async () => {
      expect(await store.requests.add(aRequest())).toBe(true);
      expect(await store.requests.add(aRequest({ stage: "ended" }))).toBe(false);
      expect(await store.requests.get("501.0.staging")).toEqual(aRequest());
      expect(await store.requests.get("501.1.staging")).toBeNull();
    });

    test("an id that somebody wrote into an address is nobody's, whatever it holds", async () => {
      await store.requests.add(aRequest());
      expect(await store.requests.get("501.0.staging\u0000")).toBeNull();
    });

    test("a request comes back exactly as it was saved, also with what strangers wrote into it", async () => {
      const hostile = "'; drop table request; -- \u0000 \\u0000 \u{1f6a2} \" \\ </script> é";
      const request = aFollowedRequest({
        ref: hostile,
        comment: aComment({ id: Number.MAX_SAFE_INTEGER, url: hostile }),
        card: { nodeId: "IC_1", body: hostile.repeat(1000), outdated: false },
      });
      await store.requests.add(aRequest());
      await store.requests.save(request);
      await store.requests.save(request);
      expect(await store.requests.get(request.id)).toEqual(request);
      expect(await store.requests.ofComment(request.comment)).toEqual([request]);
    });

    test("a request with which another process went on is left as it is", async () => {
      const [read, asked] = [aWaitingRequest(), aWaitingRequest({ stage: "creating", askedAt: today("12:00:00") })];
      await store.requests.add(read);
      await store.requests.save(asked, read);
      await expect(store.requests.save({ ...read, stage: "ended" }, read)).rejects.toMatchObject({ fault: "stale" });
      expect(await store.requests.get(read.id)).toEqual(asked);
      const again = { ...asked, askedAt: today("12:01:00") };
      await store.requests.save(again, asked);
      await expect(store.requests.save(asked, asked)).rejects.toMatchObject({ fault: "stale", maybeApplied: true });
      expect(await store.requests.get(read.id)).toEqual(again);
    });

    test("requests of a pull request and of a comment come in the order they were opened", async () => {
      const [first, second] = [aRequest({ id: "z" }), aRequest({ id: "a" })];
      const other = aRequest({ id: "m", comment: { ...first.comment, id: 502 } });
      const elsewhere = aRequest({ id: "e", repository: { ...first.repository, id: 12 } });
      for (const request of [first, second, other, elsewhere]) await store.requests.add(request);
      await store.requests.save({ ...first, stage: "waiting" });
      const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);
      expect(ids(await store.requests.ofPullRequest(11, 7))).toEqual(["z", "a", "m"]);
      expect(ids(await store.requests.ofPullRequest(11, 8))).toEqual([]);
      expect(ids(await store.requests.ofComment(first.comment))).toEqual(["z", "a", "e"]);
    });

    test("a review that has the number of a comment is not that comment", async () => {
      const ofReview = aRequest({ id: "review-501.0.staging", comment: aComment({ kind: "review" }) });
      for (const request of [aRequest(), ofReview]) await store.requests.add(request);
      expect(await store.requests.ofComment(ofReview.comment)).toEqual([ofReview]);
      expect(await store.requests.ofComment(aComment())).toEqual([aRequest()]);
    });

    test("a request is found by its deployment, in its own repository", async () => {
      await store.requests.add(aRequest());
      expect(await store.requests.ofDeployment(11, 4301)).toBeNull();
      await store.requests.save(aFollowedRequest());
      expect(await store.requests.ofDeployment(11, 4301)).toEqual(aFollowedRequest());
      expect(await store.requests.ofDeployment(12, 4301)).toBeNull();
    });

    test("a sha wakes the requests that are open on it, and no others", async () => {
      const request = aWaitingRequest({ sha: "abc" });
      const stages = ["deciding", "waiting", "creating", "following", "ended"] as const;
      for (const stage of stages) await store.requests.add({ ...request, id: stage, stage });
      await store.requests.add({ ...request, id: "elsewhere", repository: { ...request.repository, id: 12 } });
      await store.requests.add({ ...request, id: "moved on" });
      await store.requests.save({ ...request, id: "moved on", sha: "def" });
      const open = await store.requests.openOnSha(11, "abc");
      expect(open.map(({ id }) => id)).toEqual(["deciding", "waiting", "creating"]);
    });
  });

  describe("environments", () => {
    const first = aRequest({ id: "first" });
    const second = aRequest({ id: "second" });

    test("an environment is held by one request until that one releases it", async () => {
      expect(await store.leases.take(first)).toBe("first");
      expect(await store.leases.take(second)).toBe("first");
      expect(await store.leases.take(first)).toBe("first");
      expect(await store.leases.holder(second)).toBe("first");
      expect(await store.leases.release(second)).toBe(false);
      expect(await store.leases.release(first)).toBe(true);
      expect(await store.leases.release(first)).toBe(false);
      expect(await store.leases.holder(first)).toBeNull();
      expect(await store.leases.take(second)).toBe("second");
    });

    test("an environment is the same in any spelling, and another one in another repository", async () => {
      const elsewhere = { ...second, repository: { ...second.repository, id: 12 } };
      const spelled = {
        ...second,
        environment: { ...second.environment, name: second.environment.name.toUpperCase() },
      };
      await store.leases.take(first);
      expect(await store.leases.take(spelled)).toBe("first");
      expect(await store.leases.take(elsewhere)).toBe("second");
    });

    test("of requests that ask at the same time one holds it", async () => {
      const asked = ["a", "b", "c", "d", "e"].map((id) => store.leases.take(aRequest({ id })));
      expect(new Set(await Promise.all(asked)).size).toBe(1);
    });

    test("those that wait for an environment come by the time of their comment", async () => {
      const waiting = aRequest({ stage: "waiting" });
      const at = (id: string, comment: number) => ({ ...waiting, id, comment: { ...waiting.comment, id: comment } });
      for (const request of [at("late", 30), at("early", 10), at("between", 20)]) await store.requests.add(request);
      await store.requests.add({ ...at("ended", 5), stage: "ended" });
      const found = await store.requests.waitingFor(waiting.repository.id, waiting.environment.name.toUpperCase());
      expect(found.map(({ id }) => id)).toEqual(["early", "between", "late"]);
    });

    test("those that wait in several repositories come by the time of their comment, too", async () => {
      const waiting = aRequest({ stage: "waiting" });
      const at = (id: string, comment: number, repository: number) => ({
        ...waiting,
        id,
        repository: { ...waiting.repository, id: repository },
        comment: { ...waiting.comment, id: comment },
      });
      for (const request of [at("late", 30, 12), at("early", 10, 11), at("elsewhere", 20, 13)])
        await store.requests.add(request);
      await store.requests.add({ ...at("ended", 5, 11), stage: "ended" });
      expect((await store.requests.waitingIn([11, 12])).map(({ id }) => id)).toEqual(["early", "late"]);
      expect(await store.requests.waitingIn([])).toEqual([]);
    });

    test("unsettled is whatever has no end yet", async () => {
      const { deployment, ...followed } = aFollowedRequest();
      const status = aDeploymentStatus({ state: "in_progress" });
      for (const request of [
        aRequest({ id: "deciding" }),
        { ...followed, deployment, id: "silent" },
        { ...followed, deployment, id: "running", status },
        { ...followed, deployment, id: "over", status: { ...status, state: "failure" as const } },
        aRequest({ id: "ended", stage: "ended" }),
      ]) {
        await store.requests.save(request);
      }
      expect((await store.requests.unsettled()).map(({ id }) => id)).toEqual(["deciding", "silent", "running"]);
    });
  });

  describe("cards of other tools' deployments", () => {
    test("a card is found by its id, and by each deployment it shows", async () => {
      const card = aForeignCard({ deployments: [aForeignDeployment({ id: 2 }), aForeignDeployment({ id: 1 })] });
      await store.foreign.save(card);
      expect(await store.foreign.get(card.id)).toEqual(card);
      expect(await store.foreign.get("11/7/production")).toBeNull();
      expect(await store.foreign.byDeployment(11, 1)).toEqual([card]);
      expect(await store.foreign.byDeployment(12, 1)).toEqual([]);
      await store.foreign.save({ ...card, deployments: card.deployments.slice(0, 1) });
      expect(await store.foreign.byDeployment(11, 1)).toEqual([]);
    });

    test("a deployment of a sha that is the head of two pull requests is on the cards of both", async () => {
      const ids = ["11/9/staging", "11/8/staging"];
      for (const id of ids) await store.foreign.save(aForeignCard({ id }));
      expect((await store.foreign.byDeployment(11, 4401)).map(({ id }) => id)).toEqual(ids);
    });
  });

  test("a note is the one that was kept last", async () => {
    expect(await store.notes.get("11/help 7")).toBeNull();
    const note = { nodeId: "IC_1", body: "first", outdated: false };
    for (const body of ["first", "second"]) await store.notes.save("11/help 7", { ...note, body });
    expect(await store.notes.get("11/help 7")).toEqual({ ...note, body: "second" });
  });

  test("the default environment of a repository is the one that was set last", async () => {
    expect(await store.defaults.get(11)).toBeNull();
    for (const environment of ["staging", "qa"]) await store.defaults.set(11, environment);
    expect(await store.defaults.get(11)).toBe("qa");
    expect(await store.defaults.get(12)).toBeNull();
  });

  test("the watermark is the one that was set last", async () => {
    expect(await store.watermark.get()).toBeNull();
    for (const time of ["12:00:00", "11:59:59.125"]) await store.watermark.set(today(time));
    expect(await store.watermark.get()).toBe(today("11:59:59.125"));
  });
}
