// What a deployment was given: sealed values as sealed, and nothing that looks like a secret.
import { html } from "hono/html";
import { forAudit } from "../../domain/for-audit.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import { isSealed } from "../../domain/sealed.ts";
import type { Html } from "./layout.ts";

type Given = Pick<PastDeployment, "parameters" | "sealed" | "payload">;

export function payloadView(given: Given): Html {
  const rows = parameterRows(given);
  const hasRest = Object.keys(given.payload).length > 0;
  if (rows.length === 0 && !hasRest) return html`<p class="muted">It was given nothing.</p>`;
  const pairs = rows.map(([name, value]) => html`<div><dt><code>${name}</code></dt><dd>${value}</dd></div>`);
  return html`${rows.length === 0 ? "" : html`<dl class="pairs">${pairs}</dl>`}
${hasRest ? html`<pre>${JSON.stringify(forAudit(given.payload), null, 2)}</pre>` : ""}`;
}

function parameterRows({ parameters, sealed }: Given): readonly (readonly [name: string, value: Html])[] {
  const isShut = (value: unknown): boolean => typeof value === "string" && isSealed(value);
  const open = Object.entries(parameters).filter(([, value]) => !isShut(value));
  const shut = [...Object.entries(parameters).filter(([, value]) => isShut(value)), ...Object.entries(sealed)];
  return [
    ...Object.entries(forAudit(Object.fromEntries(open))).map(
      ([name, value]) => [name, html`<code>${String(value)}</code>`] as const,
    ),
    ...shut.map(([name]) => [name, html`<span class="state sealed">sealed</span>`] as const),
  ];
}
