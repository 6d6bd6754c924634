import { expect, test } from "@jest/globals";
import type { FreezeWindow } from "../../src/domain/freeze.ts";
import { frozenAt } from "../../src/gates/freeze-window.ts";
import { aFreeze } from "./a-freeze.ts";

/** Until when it is frozen at a time, both in UTC; null: it is not. */
function frozenUntil(at: string, ...windows: readonly FreezeWindow[]): string | null {
  const frozen = frozenAt(windows, Date.parse(`${at}Z`));
  return frozen && new Date(frozen.until).toISOString().replace(/:\d\d\.000Z$/, "");
}

type Row = readonly [at: string, until: string | null];

const cases: readonly (readonly [string, FreezeWindow[], readonly Row[]])[] = [
  [
    "an afternoon",
    [aFreeze("Tue 12:00", "Tue 18:30")],
    [
      ["2026-03-03T11:59:59.999", null],
      ["2026-03-03T12:00", "2026-03-03T18:30"],
      ["2026-03-03T18:29:59.999", "2026-03-03T18:30"],
      ["2026-03-03T18:30", null],
      ["2026-03-04T13:00", null],
    ],
  ],
  [
    "a weekend that goes into the next week",
    [aFreeze("Fri 16:00", "Mon 08:00")],
    [
      ["2026-03-06T15:59", null],
      ["2026-03-06T16:00", "2026-03-09T08:00"],
      ["2026-03-08T23:59", "2026-03-09T08:00"],
      ["2026-03-09T00:00", "2026-03-09T08:00"],
      ["2026-03-09T07:59", "2026-03-09T08:00"],
      ["2026-03-09T08:00", null],
    ],
  ],
  [
    "a weekend in Tokyo",
    [aFreeze("Fri 16:00", "Mon 08:00", "Asia/Tokyo")],
    [
      ["2026-03-06T06:59", null],
      ["2026-03-06T07:00", "2026-03-08T23:00"],
      ["2026-03-08T22:59", "2026-03-08T23:00"],
      ["2026-03-08T23:00", null],
    ],
  ],
  [
    "a night in Kathmandu, which is 5 hours 45 minutes ahead",
    [aFreeze("Mon 22:00", "Tue 06:00", "Asia/Kathmandu")],
    [
      ["2026-03-02T16:14:59", null],
      ["2026-03-02T16:15", "2026-03-03T00:15"],
      ["2026-03-03T00:14:59", "2026-03-03T00:15"],
      ["2026-03-03T00:15", null],
    ],
  ],
  [
    "all but a quarter of an hour",
    [aFreeze("Wed 12:15", "Wed 12:00")],
    [
      ["2026-03-04T11:59", "2026-03-04T12:00"],
      ["2026-03-04T12:00", null],
      ["2026-03-04T12:14:59", null],
      ["2026-03-04T12:15", "2026-03-11T12:00"],
    ],
  ],
  [
    "up to the end of Sunday",
    [aFreeze("Sat 00:00", "Mon 00:00")],
    [
      ["2026-03-07T00:00", "2026-03-09T00:00"],
      ["2026-03-08T23:59:59", "2026-03-09T00:00"],
      ["2026-03-09T00:00", null],
    ],
  ],
  [
    "a New York weekend in which clocks are set forward: it is an hour shorter",
    [aFreeze("Fri 18:00", "Mon 08:00", "America/New_York")],
    [
      ["2026-02-27T23:00", "2026-03-02T13:00"],
      ["2026-03-06T22:59", null],
      ["2026-03-06T23:00", "2026-03-09T12:00"],
      ["2026-03-09T11:59", "2026-03-09T12:00"],
      ["2026-03-09T12:00", null],
    ],
  ],
  [
    "a New York weekend in which clocks are set back: it is an hour longer",
    [aFreeze("Fri 18:00", "Mon 08:00", "America/New_York")],
    [
      ["2026-10-30T21:59", null],
      ["2026-10-30T22:00", "2026-11-02T13:00"],
      ["2026-11-02T12:59", "2026-11-02T13:00"],
      ["2026-11-02T13:00", null],
    ],
  ],
  [
    "an end that the clocks leap over",
    [aFreeze("Sun 00:00", "Sun 02:30", "America/New_York")],
    [
      ["2026-03-08T06:59", "2026-03-08T07:00"],
      ["2026-03-08T07:00", null],
    ],
  ],
  [
    "a beginning that the clocks leap over",
    [aFreeze("Sun 02:30", "Sun 05:00", "America/New_York")],
    [
      ["2026-03-08T06:59", null],
      ["2026-03-08T07:00", "2026-03-08T09:00"],
    ],
  ],
  [
    "a window that the clocks leap over",
    [aFreeze("Sun 02:15", "Sun 02:45", "America/New_York")],
    [
      ["2026-03-08T06:59:59.999", null],
      ["2026-03-08T07:00", null],
      ["2026-03-15T06:15", "2026-03-15T06:45"],
    ],
  ],
  [
    "an end that the clocks show twice",
    [aFreeze("Sun 00:00", "Sun 01:30", "America/New_York")],
    [
      ["2026-11-01T05:29", "2026-11-01T06:30"],
      ["2026-11-01T05:45", "2026-11-01T06:30"],
      ["2026-11-01T06:29", "2026-11-01T06:30"],
      ["2026-11-01T06:30", null],
    ],
  ],
  [
    "an end as the clocks are set back: they show it once",
    [aFreeze("Sun 00:00", "Sun 01:00", "America/New_York")],
    [
      ["2026-11-01T04:59", "2026-11-01T05:00"],
      ["2026-11-01T05:00", null],
      ["2026-11-01T06:00", null],
    ],
  ],
  [
    "a beginning that the clocks show twice",
    [aFreeze("Sun 01:30", "Sun 03:00", "America/New_York")],
    [
      ["2026-11-01T05:29", null],
      ["2026-11-01T05:30", "2026-11-01T08:00"],
      ["2026-11-01T06:10", "2026-11-01T08:00"],
    ],
  ],
  [
    "a window that the clocks show twice",
    [aFreeze("Sun 01:15", "Sun 01:45", "Europe/London")],
    [
      ["2026-10-25T00:14", null],
      ["2026-10-25T00:15", "2026-10-25T01:45"],
      ["2026-10-25T00:50", "2026-10-25T01:45"],
      ["2026-10-25T01:44", "2026-10-25T01:45"],
      ["2026-10-25T01:45", null],
    ],
  ],
  [
    "a beginning at the midnight at which clocks in Cairo are set back to eleven",
    [aFreeze("Fri 00:00", "Fri 12:00", "Africa/Cairo")],
    [
      ["2026-10-29T19:59", null],
      ["2026-10-29T21:30", null],
      ["2026-10-29T22:00", "2026-10-30T10:00"],
    ],
  ],
  [
    "windows that overlap",
    [aFreeze("Fri 16:00", "Sat 12:00"), aFreeze("Sat 00:00", "Mon 08:00")],
    [
      ["2026-03-06T17:00", "2026-03-09T08:00"],
      ["2026-03-07T06:00", "2026-03-09T08:00"],
    ],
  ],
  [
    "windows of which one begins where another ends",
    [aFreeze("Sat 00:00", "Mon 00:00"), aFreeze("Fri 16:00", "Sat 00:00"), aFreeze("Mon 00:00", "Mon 06:00")],
    [
      ["2026-03-06T16:00", "2026-03-09T06:00"],
      ["2026-03-08T12:00", "2026-03-09T06:00"],
    ],
  ],
  [
    "windows with a minute between them",
    [aFreeze("Fri 16:00", "Sat 00:00"), aFreeze("Sat 00:01", "Mon 00:00")],
    [
      ["2026-03-06T17:00", "2026-03-07T00:00"],
      ["2026-03-07T00:00:30", null],
      ["2026-03-07T00:01", "2026-03-09T00:00"],
    ],
  ],
  [
    "windows of different zones, of which one begins where another ends",
    [aFreeze("Mon 09:00", "Mon 18:00", "Asia/Tokyo"), aFreeze("Mon 09:00", "Mon 17:00", "Europe/London")],
    [
      ["2026-03-02T00:00", "2026-03-02T17:00"],
      ["2026-07-06T08:30", "2026-07-06T16:00"],
    ],
  ],
];

test.each(cases.flatMap(([window, windows, rows]) => rows.map((row) => [window, ...row, windows] as const)))(
  "%s: at %s it is frozen until %s",
  (_, at, until, windows) => {
    expect(frozenUntil(at, ...windows)).toBe(until);
    expect(frozenUntil(at, ...windows.toReversed())).toBe(until);
  },
);

test("without windows it is never frozen", () => {
  expect(frozenAt([], Date.parse("2026-03-07T00:00Z"))).toBeNull();
});

test("of several windows the one that ends last gives its reason", () => {
  const windows = [
    aFreeze("Sat 00:00", "Sat 12:00", "UTC", "backup"),
    aFreeze("Fri 16:00", "Mon 08:00", "Asia/Tokyo", "weekend"),
    aFreeze("Sun 00:00", "Sun 12:00", "UTC", "sale"),
  ];
  const frozen = frozenAt(windows, Date.parse("2026-03-07T06:00Z"));
  expect(frozen?.window.reason).toBe("weekend");
});

test("windows that leave no gap freeze for two weeks and more, and an answer comes all the same", () => {
  const always = [aFreeze("Mon 00:00", "Thu 00:00"), aFreeze("Thu 00:00", "Mon 00:00")];
  expect(frozenUntil("2026-03-02T00:00", ...always)).toBe("2026-03-16T00:00");
});
