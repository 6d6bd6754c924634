// A plot with its caption, and the same numbers as a table: for screen readers, for copying, and without styles.
import { html } from "hono/html";
import type { Html } from "../views/layout.ts";

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const figureView = (caption: string, plot: Html, { head, rows }: Table): Html => html`<figure>
<figcaption>${caption}</figcaption>
${plot}
<details><summary>Numbers: ${caption}</summary>
<table><caption class="hidden">${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></details>
</figure>`;
