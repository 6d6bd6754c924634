// What forms of somebody who is signed in hold.
import { html } from "hono/html";
import type { Html } from "../views/layout.ts";
import type { Session } from "./options.ts";

/** In every form that changes something: `guardChanges` asks for it. */
export const csrfField = ({ csrf }: Pick<Session, "csrf">): Html =>
  html`<input type="hidden" name="csrf" value="${csrf}">`;

/** `base`: from the page to the base of all addresses. */
export const signOutForm = (
  session: Pick<Session, "user" | "csrf">,
  base: string,
): Html => html`<form method="post" action="${base}sign-out" class="viewer">
Signed in as <bdi>${session.user.login}</bdi> ${csrfField(session)}<button type="submit">Sign out</button>
</form>`;
