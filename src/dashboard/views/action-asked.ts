// What was just asked for on a page, and where to watch it.
import { html } from "hono/html";
import type { Asked } from "../../flows/page/page-command.ts";
import type { Html } from "./layout.ts";
import { outside, toPage } from "./outside.ts";

/** `url`: of the repository on GitHub. */
export const askedView = (url: string, { login, line, pullRequest, url: comment }: Asked): Html =>
  html`<p class="notice" role="status"><bdi>${login}</bdi> asked for <code>${line}</code>.
${toPage(comment, "The comment") ?? outside(`${url}/pull/${pullRequest}`, `Pull request #${pullRequest}`)}
and its card say how it goes, and this page follows.</p>`;
