// Pages for what cannot be shown: the same where there is nothing and where it is not for this person.
import { html } from "hono/html";
import type { Session } from "../sign-in/options.ts";
import type { Html } from "./layout.ts";
import { page } from "./page.ts";

export interface Missing {
  readonly base: string;
  readonly viewer: Session | null;
}

export const missingPage = ({ base, viewer }: Missing): Html =>
  page(
    { title: "Not found", base, viewer, trail: [] },
    html`<h1>Not found</h1>
<p>There is no such page, or GitHub does not let you read its repository.
<a href="${base || "./"}">Go to the repositories that you may read</a>.</p>`,
  );

export const unavailablePage = ({ base, viewer }: Missing): Html =>
  page(
    { title: "Not now", base, viewer, trail: [] },
    html`<h1>Not now</h1>
<p>GitHub, or the database, does not answer. Load the page again in a moment.</p>`,
  );
