// The pages of sign-in: what went wrong, and what to do about it.
import { html } from "hono/html";
import type { Html } from "../views/layout.ts";
import { page } from "../views/page.ts";

export interface Notice {
  readonly title: string;
  readonly text: string;
  /** What the link says that signs in; null: there is none. */
  readonly again: string | null;
}

/** From a page to the base of all addresses. */
export const baseOf = (path: string): string => "../".repeat(Math.max(0, path.split("/").length - 2));

/** `to`: where to go afterwards. */
export const noticePage = ({ title, text, again }: Notice, base: string, to = "/"): Html =>
  page(
    { title, base, viewer: null, trail: [] },
    html`<h1>${title}</h1>
<p>${text}</p>
${again === null ? "" : html`<p class="actions"><a class="button primary" href="${base}sign-in?to=${encodeURIComponent(to)}">${again}</a></p>`}`,
  );

const signIn = "Sign in with GitHub";

export const signedOut: Notice = { title: "Signed out", text: "You are signed out of Slipway.", again: signIn };

export const notSignedIn: Notice = {
  title: "Sign in first",
  text: "You are not signed in, or not any more: a session lasts eight hours. Nothing was changed.",
  again: signIn,
};

export const lost = (url: string): Notice => ({
  title: "Start again",
  text: `This sign-in did not begin in this browser, was used already, or took longer than ten minutes. Slipway is at ${url}: begin there.`,
  again: signIn,
});

export const declined: Notice = {
  title: "Not signed in",
  text: "GitHub says that you did not authorize Slipway. Without that it cannot know which repositories you may see.",
  again: signIn,
};

export const unverified: Notice = {
  title: "Not signed in",
  text: "GitHub signs nobody in whose primary email address is not verified. Verify it in GitHub's settings first.",
  again: signIn,
};

export const notSetUp: Notice = {
  title: "Sign-in is not set up",
  text: "GitHub does not accept Slipway's credentials or its callback URL. Who runs this Slipway finds the reason in its log.",
  again: null,
};

export const away: Notice = {
  title: "Not now",
  text: "GitHub does not answer. Try again in a moment.",
  again: signIn,
};

export const unavailable: Notice = {
  title: "Not now",
  text: "GitHub, or the database, does not answer. Try again in a moment.",
  again: signIn,
};

export const tooOften = (seconds: number): Notice => ({
  title: "Too many attempts",
  text: `From your network there were too many sign-ins. Wait ${seconds} seconds.`,
  again: null,
});

export const forged: Notice = {
  title: "Nothing was changed",
  text: "This did not come from a page of Slipway that you have open. Go back, load the page again, and try once more.",
  again: null,
};

export const tooLarge: Notice = {
  title: "Nothing was changed",
  text: "This is larger than any form of Slipway's. Go back, and send less.",
  again: null,
};
