// How the gates stood when a deployment was decided: from the facts that the audit log keeps of the decision.
import { html } from "hono/html";
import { shortSha, utc } from "../../cards/words.ts";
import type { DeploymentShown } from "../shown.ts";
import { toldOf, toldView } from "./because.ts";
import type { Html } from "./layout.ts";
import { agoView } from "./when.ts";

export function gatesView({ decision, request, deployment }: DeploymentShown, now: Date): Html {
  if (!decision) return request ? ofRequest(request) : html`<p class="muted">${nothingKept(deployment)}</p>`;
  const facts = decision.facts;
  const [setAside, obstacles] = [toldOf(facts["setAside"]), toldOf(facts["obstacles"])];
  return html`<p>Decided ${agoView(decision.at, now)}: <strong>${verdicts[text(facts["verdict"])] ?? "unknown"}</strong>.</p>
${obstacles.length === 0 ? "" : toldView(obstacles)}
${setAside.length === 0 ? "" : html`<h3>Set aside by force</h3>${reasonView(request)}${toldView(setAside)}`}
<dl class="pairs">${rowsOf(facts).map(([gate, stood]) => html`<div><dt>${gate}</dt><dd>${stood}</dd></div>`)}</dl>`;
}

const nothingKept = ({ ours }: DeploymentShown["deployment"]): string =>
  ours
    ? "The audit log no longer holds the decision."
    : "Another tool made this deployment: Slipway decided nothing about it.";

const verdicts: Readonly<Record<string, string>> = { go: "go", wait: "wait", refuse: "refused" };

type Asked = NonNullable<DeploymentShown["request"]>;

const reasonView = (request: Asked | null): Html | "" =>
  request?.force ? html`<p>Reason: <bdi>${request.force.reason}</bdi></p>` : "";

/** Where the log of decisions does not say more. */
function ofRequest(request: Asked): Html {
  const { setAside, approvals, because } = request;
  if (setAside.length + approvals.length + because.length === 0) return html`<p>Every gate was passed.</p>`;
  return html`${because.length === 0 ? "" : toldView(toldOf(because))}
${setAside.length === 0 ? "" : html`<h3>Set aside by force</h3>${reasonView(request)}${toldView(toldOf(setAside))}`}
${approvals.length === 0 ? "" : html`<p>Approved by ${approvals.map(({ by }) => by).join(", ")}.</p>`}`;
}

type Facts = Readonly<Record<string, unknown>>;

/** Only what the facts say, in the order of the gates. */
function rowsOf(facts: Facts): readonly (readonly [gate: string, stood: string])[] {
  const rows: readonly (readonly [string, string | null])[] = [
    ["permission", permissionOf(facts)],
    ["head", headOf(facts)],
    ["up to date", behindOf(facts["behindBy"])],
    ["green contexts", names(facts["green"])],
    ["contexts that did not come", names(facts["dropped"])],
    ["reviews", reviewsOf(facts["reviews"])],
    ["succeeded before in", names(facts["succeeded"])],
    ["approvals", names(list(facts["approvals"]).map((one) => field(one, "by")))],
  ];
  return rows.flatMap(([gate, stood]) => (stood === null || stood === "" ? [] : [[gate, stood] as const]));
}

function permissionOf({ role, team }: Facts): string {
  const of = typeof team === "string" ? `, in the team ${team}` : "";
  return `${text(role) || "unknown"}${of}`;
}

function headOf({ ref, sha, pushed }: Facts): string {
  const at = text(field(pushed, "at"));
  return `${shortSha(text(sha))} of ${text(ref)}${Number.isNaN(Date.parse(at)) ? "" : `, pushed at ${utc(at)}`}`;
}

function behindOf(behind: unknown): string | null {
  if (typeof behind === "number") return behind === 0 ? "not behind" : `${behind} commits behind`;
  const why = field(behind, "unread");
  return why === null ? null : `unknown: ${text(why)}`;
}

function reviewsOf(reviews: unknown): string | null {
  const decision = field(reviews, "decision");
  return decision === null ? null : text(decision).replaceAll("_", " ");
}

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Facts)[name] : null;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const names = (value: unknown): string =>
  list(value)
    .map((one) => text(one) || text(field(one, "name")))
    .filter((one) => one !== "")
    .join(", ");
