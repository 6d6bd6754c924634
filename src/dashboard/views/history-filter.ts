// The filter of a history: a form that writes what it asks into the address.
import { html } from "hono/html";
import { states } from "../../domain/deployment.ts";
import { type Asked, usualDays } from "../pages/asked.ts";
import type { HistoryFilter } from "../shown.ts";
import type { Html } from "./layout.ts";

export const isFiltered = ({ task, state, by }: HistoryFilter): boolean =>
  task !== null || state !== null || by !== null;

export const filterView = (
  asked: Asked,
  tasks: readonly string[],
): Html => html`<form method="get" class="filter" role="search" aria-label="Filter the history">
<label>Task <select name="task">${options("All tasks", withOwn(tasks, asked.task), asked.task)}</select></label>
<label>State <select name="state">${options("All states", states, asked.state)}</select></label>
<label>Person <input name="by" value="${asked.by ?? ""}" placeholder="login"
 autocapitalize="none" spellcheck="false" maxlength="100"></label>
${asked.days === usualDays ? "" : html`<input type="hidden" name="days" value="${asked.days}">`}
<button type="submit">Filter</button>${isFiltered(asked) ? html` <a href="?">Clear</a>` : ""}
</form>`;

/** A task that an address names is shown, whether it is known or not. */
const withOwn = (tasks: readonly string[], own: string | null): readonly string[] =>
  own === null || tasks.includes(own) ? tasks : [...tasks, own];

const options = (all: string, values: readonly string[], chosen: string | null): Html =>
  html`<option value="">${all}</option>${values.map((value) => optionView(value, value === chosen))}`;

const optionView = (value: string, isChosen: boolean): Html =>
  html`<option value="${value}"${isChosen ? html` selected` : ""}>${value}</option>`;
