import { describe, expect, test } from "@jest/globals";
import { afterNewest, afterNext, isWorthReadingOn, mostPages, type PageRead } from "../../src/flows/index/stretches.ts";
import { aCoverage, aStretch } from "../builders/coverage.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { today } from "../builders/time.ts";

const at = (id: number): string => today(`11:${String(id).padStart(2, "0")}:00`);
const place = (id: number) => ({ id, createdAt: at(id) });

/** Of deployments from this number down to that one. */
const page = (from: number, to: number, next: string | null = `after ${to}`): PageRead => ({
  deployments: Array.from({ length: from - to + 1 }, (_, index) => aPastDeployment(place(from - index))),
  next,
});
const now = today("12:30:00");

describe("GitHub's newest page", () => {
  test("the first one is all that is known", () => {
    expect(afterNewest(null, page(50, 40), now)).toEqual({
      asOf: now,
      newestFrom: at(40),
      top: { newest: place(50), wholeFrom: at(40), next: "after 40", pages: 1 },
      ground: null,
    });
  });

  test("where it is the only one, everything is known", () => {
    const known = aCoverage({ top: aStretch({ wholeFrom: at(5), next: "after 5" }), ground: aStretch() });
    const top = { newest: place(9), wholeFrom: null, next: null, pages: 1 };
    expect(afterNewest(known, page(9, 1, null), now)).toEqual({ asOf: now, newestFrom: null, top, ground: null });
    expect(afterNewest(null, { deployments: [], next: null }, now).top).toMatchObject({
      newest: null,
      wholeFrom: null,
    });
  });

  test("one that reaches what was whole is joined with it", () => {
    const known = aCoverage({ top: aStretch({ newest: place(42), wholeFrom: at(10), next: "after 10", pages: 4 }) });
    expect(afterNewest(known, page(50, 40), now).top).toEqual({
      newest: place(50),
      wholeFrom: at(10),
      next: "after 10",
      pages: 4,
    });
  });

  test("one that begins in the same second as the last known one ended proves nothing", () => {
    const known = aCoverage({ top: aStretch({ newest: { id: 1, createdAt: at(40) } }) });
    expect(afterNewest(known, page(50, 40), now).ground).toEqual(known.top);
    expect(afterNewest(known, page(50, 39), now).ground).toBeNull();
  });

  test("one that does not reach it leaves a gap", () => {
    const known = aCoverage({ top: aStretch({ newest: place(20) }) });
    expect(afterNewest(known, page(50, 40), now)).toMatchObject({
      top: { newest: place(50), wholeFrom: at(40), next: "after 40" },
      ground: known.top,
    });
  });

  test("of two gaps the lower one is remembered", () => {
    const ground = aStretch({ newest: place(5) });
    const known = aCoverage({ top: aStretch({ newest: place(20), wholeFrom: at(10), next: "after 10" }), ground });
    expect(afterNewest(known, page(50, 40), now).ground).toEqual(ground);
  });

  test("where many were removed it may reach further down than what was known", () => {
    const known = aCoverage({ top: aStretch({ newest: place(45), wholeFrom: at(43), next: "after 43" }) });
    expect(afterNewest(known, page(50, 30), now).top).toMatchObject({ wholeFrom: at(30), next: "after 30" });
  });
});

describe("the page below", () => {
  const known = aCoverage({ top: aStretch({ newest: place(50), wholeFrom: at(40), next: "after 40" }) });

  test("it makes what is whole longer", () => {
    expect(afterNext(known, page(39, 30)).top).toEqual({
      newest: place(50),
      wholeFrom: at(30),
      next: "after 30",
      pages: 2,
    });
  });

  test("the last one reaches the beginning", () => {
    const done = afterNext({ ...known, ground: aStretch() }, page(39, 1, null));
    expect(done).toMatchObject({ top: { wholeFrom: null, next: null }, ground: null });
  });

  test("one that meets the ground closes the gap", () => {
    const ground = aStretch({ newest: place(35), wholeFrom: at(2), next: "after 2", pages: 3 });
    const closed = afterNext({ ...known, ground }, page(39, 30));
    expect(closed.ground).toBeNull();
    expect(closed.top).toEqual({ newest: place(50), wholeFrom: at(2), next: "after 2", pages: 3 });
  });

  test("one without anything that goes on is gone through", () => {
    const { top } = afterNext(known, { deployments: [], next: "further" });
    expect(top).toMatchObject({ wholeFrom: at(40), next: "further", pages: 2 });
  });
});

test("a history is read on to its beginning, and no further than four hundred pages", () => {
  const of = (told: object) => isWorthReadingOn(aCoverage({ top: aStretch(told) }));
  expect([of({ next: null }), of({ next: "x" }), of({ next: "x", pages: mostPages })]).toEqual([false, true, false]);
});
