// What can go wrong in the first run, and what to do about it.
import { html } from "hono/html";
import { outside } from "../../dashboard/views/outside.ts";
import { appsUrl } from "../github-place.ts";
import type { Finished } from "../registrations.ts";
import type { Notice } from "./frame.ts";

const again = html`<a href="./">Begin again</a>`;

export const otherName: Notice = {
  status: 421,
  title: "Not under this name",
  text: html`This page is reached by the address that the terminal shows, or by the one that SLIPWAY_URL names.`,
};

export const forged: Notice = {
  status: 403,
  title: "Nothing was changed",
  text: html`This did not come from a page of this first run that is open in this browser. ${again}.`,
};

export const tooOften = (seconds: number): Notice => ({
  status: 429,
  title: "Too many attempts",
  text: html`Wait ${seconds} seconds, and mind that a new code is printed in the terminal after ten wrong ones.`,
});

export const tooLarge: Notice = {
  status: 413,
  title: "Too much",
  text: html`No form of this page is that large. ${again}.`,
};

export const ours: Notice = {
  status: 500,
  title: "That went wrong",
  text: html`Slipway's log in the terminal says why. ${again}.`,
};

export const strange: Notice = {
  status: 403,
  title: "Another browser",
  text: html`Come back from GitHub in the browser in which the code was entered; if it keeps no cookies, let it. Where Slipway
was restarted meanwhile, nobody has the credentials of an App that GitHub registered just now: delete it in its settings,
under Advanced. ${again}.`,
};

export const noCode: Notice = {
  status: 400,
  title: "No code from GitHub",
  text: html`GitHub sends the browser here with a code when it has registered the App. This address has none. ${again}.`,
};

export const unknownState: Notice = {
  status: 400,
  title: "This registration is not known",
  text: html`It began more than an hour ago, before Slipway was restarted, or not here at all. If GitHub registered an App
just now, delete it in its settings (Advanced). ${again}.`,
};

type Failed = Extract<Finished, { kind: "failed" }>;

export const failed = ({ why, wanted }: Failed): Notice => {
  const { name, github, organization } = wanted;
  const apps = outside(appsUrl(github, organization), "settings of your Apps");
  const drop = html`in the ${apps}, open ${name} and delete it under Advanced`;
  if (why === "away")
    return {
      status: 502,
      title: "GitHub does not answer",
      text: html`GitHub registered the App, but its credentials did not arrive. Load this page again: nothing is lost while
the code that GitHub gave is good, which is an hour, unless GitHub's answer was lost on its way. If this page says then that the
code is used, ${drop}, and begin again.`,
    };
  if (why === "over")
    return {
      status: 400,
      title: "The code is used, or too old",
      text: html`GitHub gives the credentials of a new App for one hour, and once. They cannot be had any more: ${drop}.
${again}.`,
    };
  return {
    status: 502,
    title: "GitHub's answer is not understood",
    text: html`It registered the App, but did not give what it documents: a number, a private key, a webhook secret and a client.
Check that the host is GitHub's; ${drop}. ${again}.`,
  };
};

export const notKept = (path: string, why: string): Notice => ({
  status: 500,
  title: "The credentials are not kept yet",
  text:
    why === "EEXIST"
      ? html`GitHub registered the App, but <code>${path}</code> holds the credentials of another one already. Move that file
away, and load this page again; do not stop Slipway before, for only its memory has the new ones.`
      : html`GitHub registered the App, but <code>${path}</code> cannot be written (${why}). Make that possible, and load this
page again; do not stop Slipway before, for only its memory has them.`,
});
