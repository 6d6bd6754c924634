// The form of the first run: which App is registered, where, and how it reaches this Slipway.
import { html } from "hono/html";
import type { Html } from "../../dashboard/views/layout.ts";
import type { Preset } from "../../settings/setup.ts";
import type { Visitor } from "../visitor.ts";
import { type Field, longestName, type Mistakes, type Typed } from "../wanted.ts";
import { frame } from "./frame.ts";

export interface Form {
  readonly visitor: Visitor;
  readonly typed: Typed;
  readonly preset: Preset;
  readonly mistakes: Mistakes;
  /** What is wrong with no field of its own. */
  readonly trouble: string | null;
}

export const formView = (form: Form): Html =>
  frame(
    "Register the GitHub App",
    html`<p>Slipway is a GitHub App of your own: private, with exactly the permissions that it uses. GitHub shows them before
anything is made.</p>
${form.trouble === null ? "" : html`<p class="notice" role="alert">${form.trouble}</p>`}
<form method="post" action="register" autocomplete="off">
<input type="hidden" name="csrf" value="${form.visitor.csrf}">
${inputs(form).map((input) => inputView(form, input))}
${deliveriesView(form)}
<button class="primary" type="submit">Go on</button>
</form>`,
  );

interface Input {
  readonly field: Field;
  readonly label: string;
  readonly hint: string;
  /** The variable that says it already. */
  readonly setBy: string | null;
  readonly isNeeded: boolean;
}

const inputs = ({ preset }: Form): readonly Input[] => [
  {
    field: "organization",
    label: "Organisation",
    hint: "Whose App it will be, by its name on GitHub. Empty: your own account's. It can be installed there only.",
    setBy: null,
    isNeeded: false,
  },
  {
    field: "name",
    label: "Name of the App",
    hint: `At most ${longestName} characters, and nobody else's: what GitHub calls taken can be changed on its page.`,
    setBy: null,
    isNeeded: true,
  },
  {
    field: "github",
    label: "GitHub",
    hint: "github.com, or the host of your GitHub Enterprise Server or of your enterprise at ghe.com.",
    setBy: preset.githubHost === null ? null : "GHE_HOST",
    isNeeded: true,
  },
  {
    field: "url",
    label: "Address of this Slipway",
    hint: "Where people open it and, below, GitHub sends deliveries. Change it later in the App's settings and with SLIPWAY_URL.",
    setBy: preset.url === null ? null : "SLIPWAY_URL",
    isNeeded: true,
  },
];

const inputView = ({ typed, mistakes }: Form, { field, label, hint, setBy, isNeeded }: Input): Html =>
  html`<label><span class="name">${label}</span>
<input name="${field}" value="${typed[field]}"${isNeeded ? html` required` : ""}${setBy ? html` readonly` : ""} spellcheck="false" autocapitalize="none" aria-describedby="about-${field}"${mistakes[field] ? html` aria-invalid="true"` : ""}>
<span id="about-${field}">${mistakes[field] ? html`<span class="wrong">${mistakes[field]}</span>` : ""}<span class="hint">${hint}${setBy ? html` <strong>${setBy} says it.</strong>` : ""}</span></span></label>`;

const ways = [
  ["webhook", "GitHub sends them to that address", "GitHub must be able to reach it."],
  ["smee", "Over smee.io", "For development: a channel there forwards them, and whoever knows it can read them."],
  ["poll", "Slipway fetches them", "For a machine that nothing outside can reach: it asks GitHub every five seconds."],
] as const;

const deliveriesView = ({ typed, preset, mistakes }: Form): Html => html`<fieldset>
<legend>How deliveries come</legend>
${mistakes.deliveries ? html`<span class="wrong">${mistakes.deliveries}</span>` : ""}
${ways
  .filter(([way]) => isOffered(preset, way))
  .map(
    ([
      way,
      label,
      hint,
    ]) => html`<label><input type="radio" name="deliveries" value="${way}" required${typed.deliveries === way ? html` checked` : ""}>${label}
<span class="hint">${hint}</span></label>`,
  )}
${isOffered(preset, "smee") ? channelView(typed, preset, mistakes) : ""}
</fieldset>`;

const isOffered = ({ intake, webhookProxyUrl }: Preset, way: string): boolean => {
  if (intake === "poll") return way === "poll";
  if (webhookProxyUrl !== null) return way === "smee";
  return intake === null || way !== "poll";
};

const channelView = (typed: Typed, { webhookProxyUrl }: Preset, { channel }: Mistakes): Html =>
  html`<label><span class="name">Channel</span>
<input name="channel" value="${typed.channel}"${webhookProxyUrl === null ? "" : html` readonly`} placeholder="https://smee.io/…" spellcheck="false" autocapitalize="none">
${channel ? html`<span class="wrong">${channel}</span>` : ""}<span class="hint">Only for smee.io. Empty: a new one is made.</span></label>`;
