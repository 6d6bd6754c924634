// The log of a run, wherever it is shown: how the run stands, and what it printed so far.
import { html, raw } from "hono/html";
import type { Run } from "../../domain/run.ts";
import type { Rendered } from "../log-renderer.ts";
import type { Html } from "./layout.ts";
import { standingView } from "./standing.ts";

export interface ShownLog extends Rendered {
  /** The number of the last part that is in it; 0: none. */
  readonly last: number;
}

export interface LogPlace {
  /** Links above it. */
  readonly tools: readonly Html[];
  /** Where the rest comes from; null: nothing comes any more. */
  readonly events: string | null;
  /** Whether it has a box that scrolls, and is not all of its page. */
  readonly isBoxed: boolean;
}

export const logView = (run: Run, log: ShownLog, { tools, events, isBoxed }: LogPlace): Html =>
  html`<div id="standing" aria-live="polite">${standingView(run)}</div>
<p class="tools">${tools.map((link) => html`${link} `)}</p>
<pre id="log" data-last="${log.last}"${events === null ? "" : html` data-events="${events}"`}${isBoxed ? boxed : ""}>${raw(log.done)}<span id="open">${raw(log.open)}</span></pre>`;

/** What scrolls is reached by keyboard, and says what it is. */
const boxed = html` class="boxed" tabindex="0" role="region" aria-label="What was printed"`;

/** Within a page about more than the log. A browser fetches what was printed; `path`: of the page of the log. */
export const embeddedLog = (run: Run, path: string): Html =>
  html`<div id="embedded-log" data-keep>${logView(run, nothing, {
    tools: [html`<a href="${path}">On a page of its own</a>`, html`<a href="${path}.txt">Plain text</a>`],
    events: `${path}/stream`,
    isBoxed: true,
  })}</div>`;

const nothing: ShownLog = { done: "", open: "", last: 0 };
