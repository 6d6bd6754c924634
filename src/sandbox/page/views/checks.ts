// The checks of the head, each with three buttons that play its reporter.
import { html } from "hono/html";
import type { Check, Tone } from "../facts/checks.ts";
import type { PullFacts } from "../facts/pull.ts";
import { pathOf, plural } from "./bits.ts";
import { type Html, safeUrl } from "./html.ts";
import { type Icon, icon } from "./icon.ts";

const signs: Readonly<Record<Tone, Icon>> = { green: "check", red: "cross", pending: "dot", neutral: "skip" };

export interface Summary {
  readonly tone: string;
  readonly drawing: Icon;
  readonly title: string;
  readonly text: string;
}

export function checksSummary(checks: readonly Check[]): Summary {
  const count = (tone: Tone): number => checks.filter((check) => check.tone === tone).length;
  const [red, pending] = [count("red"), count("pending")];
  const text = countsOf({ failing: red, pending, skipped: count("neutral"), successful: count("green") });
  if (checks.length === 0)
    return { tone: "", drawing: "skip", title: "No checks", text: "Nothing was reported on the head of this branch." };
  if (red > 0) return { tone: "red", drawing: "cross", title: "Some checks were not successful", text };
  if (pending > 0) return { tone: "attention", drawing: "dot", title: "Some checks haven't completed yet", text };
  return { tone: "green", drawing: "check", title: "All checks have passed", text };
}

const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count], index) => (index === 0 ? plural(count, `${word} check`) : `${count} ${word}`))
    .join(", ");

export const checksView = (facts: PullFacts): Html | "" =>
  facts.checks.length === 0
    ? ""
    : html`<ul class="checks">${facts.checks.map((check) => html`<li>${checkView(facts, check)}</li>`)}</ul>`;

const checkView = (
  facts: PullFacts,
  check: Check,
): Html => html`<span class="sign ${check.tone === "pending" ? "attention" : check.tone}">${icon(signs[check.tone])}</span>
<span class="check-name">${check.app ? html`<span class="muted"><bdi>${check.app.slug}</bdi> / </span>` : ""}<strong><bdi>${check.name}</bdi></strong> <span class="muted">${check.word.replace("_", " ")}${check.description ? html`: <bdi>${check.description}</bdi>` : ""}</span></span>
${check.required ? html`<span class="label">Required</span>` : ""}${detailsLink(facts, check)}${switchesView(facts, check)}`;

function detailsLink({ repository }: PullFacts, { url, context }: Check): Html | "" {
  const own = context?.kind === "check_run" ? pathOf(repository, `/runs/${context.run.id}`) : null;
  const href = safeUrl(url) ?? own;
  return href ? html`<a class="details" href="${href}" rel="noopener">Details</a>` : "";
}

const turns: readonly { readonly to: Exclude<Tone, "neutral">; readonly label: string }[] = [
  { to: "green", label: "Pass" },
  { to: "red", label: "Fail" },
  { to: "pending", label: "Pending" },
];

function switchesView({ repository, pull }: PullFacts, check: Check): Html | "" {
  if (check.ownVoice || pull.state === "closed") return "";
  const now = check.context ? check.tone : null;
  return html`<form class="switches" method="post" action="${pathOf(repository, `/pull/${pull.number}/actions/check`)}" data-quiet role="group" aria-label="Report ${check.name}">
<input type="hidden" name="check" value="${check.name}"><input type="hidden" name="kind" value="${check.kind}">
${turns.map(({ to, label }) => html`<button class="turn ${to}" type="submit" name="to" value="${to}" aria-pressed="${String(to === now)}" title="${label}">${icon(signs[to])}<span class="hidden">${label}</span></button>`)}
</form>`;
}
