// The figures in words: where nothing, or little, was measured they say so, and never show a zero that looks good.
import { count } from "../../cards/words.ts";
import type { Figures } from "../../domain/dora.ts";
import type { Spread } from "../../domain/spread.ts";
import { durationWords } from "../plots/duration-words.ts";

export interface Told {
  readonly value: string;
  readonly detail: string;
}

/** Of fewer, the median says little. */
const few = 5;

export function frequencyOf({ frequency: { successes, perDay, perWeek } }: Figures): Told {
  if (successes === 0) return { value: "None", detail: "Nothing succeeded in this window." };
  const value = perDay >= 1 ? `${oneDigit(perDay)} a day` : `${oneDigit(perWeek)} a week`;
  return { value, detail: `${count(successes, "success").replace(/successs$/, "successes")} in the window.` };
}

const oneDigit = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: value < 0.1 ? 2 : 1 });

export function leadOf({ lead, arrived }: Figures): Told {
  if (lead.count > 0)
    return spread(lead, arrived > lead.count ? ` of ${count(arrived, "pull request")} that came here` : "");
  return {
    value: "Not known",
    detail:
      arrived === 0
        ? "No pull request came here for the first time."
        : `Slipway saw no push of the ${count(arrived, "pull request")} that came here.`,
  };
}

export const carryingOf = ({ carrying }: Figures): Told =>
  carrying.count > 0 ? spread(carrying) : { value: "Not known", detail: "Nothing succeeded in this window." };

export function changesOf({ changes: { ended, failed, rate } }: Figures): Told {
  if (rate === null) return { value: "Not known", detail: "Nothing ended in this window." };
  const value = rate.toLocaleString("en", { style: "percent" });
  return { value, detail: `${failed} of ${ended} failed or rolled back${ended < few ? ": too few to go by" : ""}.` };
}

export function restoreOf({ restore, open }: Figures): Told {
  const still = open > 0 ? " The last failure is not restored yet." : "";
  if (restore.count > 0) {
    const told = spread(restore);
    return { ...told, detail: `${told.detail}${still}` };
  }
  return {
    value: open > 0 ? "Not yet" : "Nothing to restore",
    detail: still.trim() || "Nothing failed in this window.",
  };
}

/** The median as the value; who reads it also learns how many it is of. */
function spread({ count, median, p90 }: Spread, more = ""): Told {
  const tail = p90 === null ? "" : `; 9 of 10 within ${durationWords(p90)}`;
  const warning = count < few ? ", too few to go by" : "";
  return { value: durationWords(median ?? 0), detail: `Median of ${count}${more}${warning}${tail}.` };
}
