// Reasons in the words of the catalogue, as HTML: also reasons that a later version no longer knows.
import { html } from "hono/html";
import { type Reason, type ReasonEntry, reasons } from "../../domain/reasons.ts";
import type { Html } from "./layout.ts";

export interface Told {
  readonly gate: string;
  readonly means: string;
  /** "block", "wait"; "" where it is not said. */
  readonly hold: string;
}

/** From what was kept as JSON. */
export const toldOf = (kept: unknown): readonly Told[] => (Array.isArray(kept) ? kept.flatMap(one) : []);

function one(kept: unknown): readonly Told[] {
  if (typeof kept !== "object" || kept === null || !("reason" in kept) || typeof kept.reason !== "string") return [];
  const entry = entryOf(kept.reason);
  const hold = "hold" in kept && typeof kept.hold === "string" ? kept.hold : "";
  return [{ gate: entry?.gate ?? kept.reason, means: entry?.means ?? "", hold }];
}

const entryOf = (reason: string): ReasonEntry | null =>
  Object.hasOwn(reasons, reason) ? reasons[reason as Reason] : null;

export const toldView = (told: readonly Told[]): Html => html`<ul class="reasons">${told.map(lineView)}</ul>`;

function lineView({ gate, means, hold }: Told): Html {
  const how = hold === "" ? "" : html` <span class="muted">(${hold === "wait" ? "waited for" : "in the way"})</span>`;
  return html`<li><strong>${gate}</strong>${how}: ${means.replaceAll("`", "")}</li>`;
}
