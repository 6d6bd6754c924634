// GET: the form of a verb, filled with what is known already.
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { findPreset } from "../../flows/page/find-preset.ts";
import type { Ports } from "../../flows/ports.ts";
import { actionPage } from "../views/action-page.ts";
import type { Html } from "../views/layout.ts";
import { newNonce } from "./nonce.ts";
import type { ActionEnv, ActionParts } from "./options.ts";

/** What a field holds; "": nothing. */
export type Filled = (name: string) => string;

export interface Form {
  readonly filled: Filled;
  readonly nonce: string;
  readonly notice: Html | null;
  readonly status: ContentfulStatusCode;
}

type Asking = Context<ActionEnv>;

export async function showForm(parts: ActionParts, context: Asking): Promise<Response> {
  const asked = await ofRequest(parts.ports, context);
  const filled: Filled = (name) => asked[name] ?? context.req.query(name) ?? "";
  return renderForm(parts, context, { filled, nonce: newNonce(), notice: null, status: 200 });
}

/** A link may name what waits by its id alone. */
async function ofRequest({ store }: Ports, context: Asking): Promise<Readonly<Record<string, string>>> {
  const id = context.req.query("request");
  const request = id === undefined ? null : await store.requests.get(id);
  if (request?.repository.id !== context.get("acting").repository.id) return {};
  return { environment: request.environment.name, pull: `${request.pullRequest.number}` };
}

export async function renderForm({ ports, offers }: ActionParts, context: Asking, form: Form): Promise<Response> {
  const { viewer, repository, action } = context.get("acting");
  const { filled, nonce, notice, status } = form;
  const pull = /^[1-9]\d{0,14}$/.test(filled("pull")) ? Number(filled("pull")) : null;
  const offer = await offers(repository);
  const environment = offer.find(filled("environment"), pull ?? undefined);
  const isAsked = pull !== null || environment === null;
  const preset = isAsked ? null : await findPreset(ports, repository, { verb: action.verb, environment });
  const shown = { repository, action, offer, environment, nonce, preset, filled, notice };
  return context.html(actionPage(viewer, shown), status);
}
