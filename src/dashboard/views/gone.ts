// The page for a link that leads nowhere: the same for every reason, it tells nobody which runs there are.
import { html } from "hono/html";
import { type Html, layout } from "./layout.ts";

export const goneSentence =
  "This link is not good, or not any more: links to logs expire after 14 days. The card on the pull request has the newest one; a new deployment has a new log.";

export const gonePage = (): Html =>
  layout(
    { title: "No log here", base: "../../../", again: null },
    html`<h1>No log here</h1>
<p>${goneSentence}</p>`,
  );

export const awaySentence = "The log cannot be read now. Try again in a moment.";

export const awayPage = (): Html =>
  layout(
    { title: "Not now", base: "../../../", again: 5 },
    html`<h1>Not now</h1>
<p>${awaySentence}</p>`,
  );
