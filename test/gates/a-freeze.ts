// Freeze windows as people write them: `aFreeze("Fri 16:00", "Mon 08:00", "Asia/Tokyo")`.
import type { FreezeWindow, WeekTime } from "../../src/domain/freeze.ts";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function weekTime(text: string): WeekTime {
  const [day = "", hour, minute] = text.split(/[ :]/);
  return { day: days.indexOf(day), minute: Number(hour) * 60 + Number(minute) };
}

export const aFreeze = (from: string, to: string, timezone = "UTC", reason = ""): FreezeWindow => ({
  from: weekTime(from),
  to: weekTime(to),
  timezone,
  reason,
});
