// The page that carries the manifest to GitHub: a form that leads there, for nothing else may be posted across sites.
import { html } from "hono/html";
import type { Html } from "../../dashboard/views/layout.ts";
import type { Manifest } from "../manifest.ts";
import type { Wanted } from "../wanted.ts";
import { frame } from "./frame.ts";

export interface Go {
  /** Where GitHub takes the manifest. */
  readonly action: string;
  readonly manifest: Manifest;
  readonly wanted: Wanted;
}

export const goView = ({ action, manifest, wanted }: Go): Html => {
  const host = new URL(action).host;
  return frame(
    "On to GitHub",
    html`<p>GitHub shows what is asked for, and registers the App when you say so. Then it sends you back here.
Be signed in to <bdi>${host}</bdi> in this browser first.</p>
<dl class="pairs">
${pair("Owner", wanted.organization ?? "your own account")}
${pair("Name", manifest.name)}
${pair("Deliveries go to", manifest.hook_attributes.url)}
${pair("People come back to", manifest.callback_urls.join(", "))}
${pair(
  "Permissions",
  Object.entries(manifest.default_permissions)
    .map(([name, access]) => `${name}: ${access}`)
    .join(", "),
)}
${pair("Events", manifest.default_events.join(", "))}
</dl>
<form method="post" action="${action}">
<input type="hidden" name="manifest" value="${JSON.stringify(manifest)}">
<button class="primary" type="submit">Register on <bdi>${host}</bdi></button>
</form>
<p class="muted"><a href="./">Change something</a></p>`,
  );
};

const pair = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`;
