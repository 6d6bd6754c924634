// The page on which a person authorizes an App.
import { html } from "hono/html";
import { avatar } from "../page/views/bits.ts";
import type { Html } from "../page/views/html.ts";
import type { Authorization } from "./authorize.ts";

type Choosing = Extract<Authorization, { kind: "choose" }>;

export const authorizeView = ({ app, people, no }: Choosing): Html => html`<h1>Authorize <bdi>${app.name}</bdi></h1>
<p class="muted"><bdi>${app.name}</bdi> by <bdi>${app.owner}</bdi> wants to know who you are, and what you may do. On GitHub you would be one person; here you choose.</p>
<ul class="box list">${people.map(
  ({ login, path }) => html`<li>${avatar(login, 20)} <a href="${path}">Continue as <bdi>${login}</bdi></a></li>`,
)}</ul>
<p><a href="${no}">Cancel</a></p>`;
