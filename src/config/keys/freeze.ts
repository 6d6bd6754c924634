// Windows of the week in which nothing is deployed.
import * as z from "zod";
import { nearest } from "../../domain/nearest.ts";
import { key, needed, section, text } from "../values.ts";
import { parseWeekTime } from "../week-time.ts";
import { must, quoted } from "../wording.ts";

const error = must("be a day and a time, such as Fri 16:00");

const weekTime = z
  .string({ error })
  .refine((text) => parseWeekTime(text) !== null, { error })
  .meta({ title: "day and time", pattern: "^[A-Za-z]{3} +\\d{1,2}:\\d{2}$" });

const timezone = text
  .superRefine((zone, context) => {
    if (!isTimeZone(zone)) context.addIssue({ code: "custom", params: { says: () => noTimeZone(zone) } });
  })
  .meta({ title: "time zone" });

/** Offsets such as +09:00 are none: they know no summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function noTimeZone(zone: string): string {
  const near = nearest(zone, Intl.supportedValuesOf("timeZone"));
  const meant = near === null ? "" : `: did you mean ${quoted(near)}?`;
  return `must be the name of a time zone, such as Asia/Tokyo, not ${quoted(zone)}${meant}`;
}

const mostWindows = 50;

const window = section({
  from: needed(weekTime, "When it begins, every week: `Fri 16:00`."),
  to: needed(weekTime, "When it is over: `Mon 08:00`. One that is before `from` is in the next week."),
  timezone: key(timezone, "On whose clocks: a name of the IANA time zone database.", "UTC"),
  reason: key(text.max(200, "must not have more than 200 characters"), "Why, for the card."),
}).superRefine(({ from, to }, context) => {
  const [begins, ends] = [parseWeekTime(from), parseWeekTime(to)];
  if (!begins || begins.day !== ends?.day || begins.minute !== ends.minute) return;
  context.addIssue({ code: "custom", path: ["to"], message: 'must be another time than "from"' });
});

export const freeze = z
  .array(window, { error: must("be a list of windows, each { from, to }") })
  .max(mostWindows, `must not have more than ${mostWindows} windows`);
