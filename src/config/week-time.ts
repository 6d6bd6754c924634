// A time of the week as people write it: `Fri 16:00`.
import type { WeekTime } from "../domain/freeze.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const shape = /^([a-z]{3}) {1,9}(\d{1,2}):(\d{2})$/i;

/** Upper and lower case are the same; null for anything else. */
export function parseWeekTime(text: string): WeekTime | null {
  const [, name = "", hours, minutes] = shape.exec(text) ?? [];
  const day = days.indexOf(name.toLowerCase());
  if (day < 0 || Number(hours) > 23 || Number(minutes) > 59) return null;
  return { day, minute: Number(hours) * 60 + Number(minutes) };
}
