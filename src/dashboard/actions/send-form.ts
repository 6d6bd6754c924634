// POST: asks for what the form says as a comment would, and leads to where it can be watched.
import type { Context } from "hono";
import { html } from "hono/html";
import type { Markdown } from "../../cards/md.ts";
import { askFromPage, type PageAnswer } from "../../flows/page/ask-from-page.ts";
import { repositoryPath } from "../views/addresses.ts";
import { saidView } from "../views/action-said.ts";
import type { Html } from "../views/layout.ts";
import type { ActionEnv, ActionParts } from "./options.ts";
import { type Given, judgeFields } from "./given.ts";
import { newNonce } from "./nonce.ts";
import { type Form, renderForm } from "./show-form.ts";
import { toLine } from "./to-line.ts";

type Asking = Context<ActionEnv>;

export async function sendForm(routes: ActionParts, context: Asking): Promise<Response> {
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody();
  const judged = judgeFields(body);
  const again = (form: Pick<Form, "notice" | "status">): Promise<Response> =>
    renderForm(routes, context, { ...form, filled: (name) => textOf(body[name]), nonce: newNonce() });
  if ("problems" in judged) return again({ notice: sentences(judged.problems), status: 422 });
  const line = toLine(context.get("acting").action, judged.given);
  const { pull } = judged.given;
  if (pull === null || line === null)
    return again({ notice: sentences([pull === null ? unchosen : unwritable]), status: 422 });
  const person = await routes.signIn.whoIs(context.get("acting").viewer);
  if (person === "signed_out") return routes.signIn.askToSignIn(context);
  const answer = await ask(routes, context, { ...judged.given, pull, line, login: person.login });
  switch (answer.kind) {
    case "asked":
      return context.redirect(watchedAt(routes, context, judged.given), 303);
    case "denied":
      return again({ notice: saidView(answer.said), status: 403 });
    case "not_understood":
      return again({ notice: saidAll(answer.said), status: 422 });
    case "used":
      return again({ notice: sentences([used]), status: 409 });
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const used =
  "This form was sent before, and what it asked for then is on its way. It is a new one now: send it again for what it says.";
const unchosen = "Choose a pull request.";
const unwritable =
  "This cannot be written as a command: a value may hold no line break or other control character, and one kind of quotes only.";

const sentences = (all: readonly string[]): Html => html`${all.map((one) => html`<p>${one}</p>`)}`;
const saidAll = (all: readonly Markdown[]): Html => html`${all.map((one) => saidView(one))}`;

interface Wanted extends Pick<Given, "nonce"> {
  readonly pull: number;
  readonly line: string;
  readonly login: string;
}

const ask = ({ ports }: ActionParts, context: Asking, { nonce, pull, line, login }: Wanted): Promise<PageAnswer> =>
  askFromPage(ports, { nonce, repository: context.get("acting").repository, pullRequest: pull, login, line });

const watchedAt = ({ url }: ActionParts, context: Asking, { nonce }: Given): string =>
  `${url}/${repositoryPath(context.get("acting").repository)}?asked=${nonce}`;
