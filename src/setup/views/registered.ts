// The last page of the first run: the App is there, and Slipway goes on by itself.
import { html } from "hono/html";
import type { Html } from "../../dashboard/views/layout.ts";
import type { Credentials } from "../../settings/credentials.ts";
import { frame } from "./frame.ts";

export const registeredView = ({ slug, html_url, key, url }: Credentials, path: string): Html =>
  frame(
    "Registered: install it",
    html`<p>The App <bdi>${slug}</bdi> is registered, and Slipway starts with it now.</p>
<p><a class="primary" href="${installUrl(html_url)}" rel="noreferrer">Install it on your repositories</a></p>
<p>Then GitHub leads you to <a href="${url}/setup">${url}/setup</a>, where Slipway checks that everything works.</p>
<p>The App's credentials are in <code>${path}</code>, which only this account can read. Back it up${
      key === null ? "" : html`: SLIPWAY_KEY is in it, too, without which nothing that was sealed can be opened`
    }.</p>`,
  );

/** Enterprise Server has Apps below another path than github.com: GitHub says which. */
const installUrl = (app: string): string => (/^https?:\/\//.test(app) ? `${app}/installations/new` : "");
