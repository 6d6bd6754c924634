// The two ends of a registration: the browser is sent to GitHub with the manifest, and comes back with a code.
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { policy } from "../dashboard/privacy.ts";
import { answers } from "./convert.ts";
import { apiUrlOf, newAppUrl } from "./github-place.ts";
import { whyNot } from "./keep-credentials.ts";
import { toManifest } from "./manifest.ts";
import type { SetupPages } from "./parts.ts";
import { show } from "./show.ts";
import { typedIn } from "./typed.ts";
import { type Form, formView } from "./views/form.ts";
import { goView } from "./views/go.ts";
import { failed, noCode, notKept, unknownState } from "./views/notices.ts";
import { registeredView } from "./views/registered.ts";
import type { Visitor } from "./visitor.ts";
import { toWanted, type Wanted, withPreset } from "./wanted.ts";

export interface Registering extends SetupPages {
  readonly context: Context;
  readonly visitor: Visitor;
  /** Where the browser is. */
  readonly origin: string;
}

export async function startRegistration(registering: Registering, body: Readonly<Record<string, unknown>>) {
  const { context, visitor, preset } = registering;
  const typed = withPreset(typedIn(body), preset);
  visitor.typed = typed;
  const wanted = toWanted(typed, preset);
  if ("mistakes" in wanted) return again(registering, { typed, mistakes: wanted.mistakes, trouble: null });
  const ready = await prepare(registering, wanted);
  if ("trouble" in ready) return again(registering, { typed, mistakes: {}, trouble: ready.trouble });
  const state = registering.registrations.begin(wanted, ready.channel);
  const manifest = toManifest(wanted, `${registering.origin}/registered`, ready.channel);
  const action = newAppUrl(wanted.github, wanted.organization, state);
  // Browsers hold redirects of a form against it, too: GitHub's own stay on its host.
  context.header("Content-Security-Policy", policy(`'self' ${new URL(action).origin}`));
  context.header("Referrer-Policy", "strict-origin-when-cross-origin");
  return context.html(goView({ action, manifest, wanted }));
}

const again = ({ context, visitor, preset }: Registering, form: Pick<Form, "typed" | "mistakes" | "trouble">) =>
  context.html(formView({ visitor, preset, ...form }), 422);

type Ready = { readonly channel: string | null } | { readonly trouble: string };

/** All that could fail afterwards, tried before there is an App. */
async function prepare({ path, createChannel, log }: Registering, { github, deliveries }: Wanted): Promise<Ready> {
  const why = await whyNot(path);
  if (why !== null) return { trouble: troubleWith(path, why) };
  if (!(await answers(github))) return { trouble: noGithub(apiUrlOf(github)) };
  if (deliveries.by !== "smee") return { channel: null };
  if (deliveries.channel !== "") return { channel: deliveries.channel };
  try {
    return { channel: await createChannel() };
  } catch (error) {
    log.warn({ err: error }, "no channel of smee.io was made");
    return { trouble: "smee.io gives no channel now. Make one in a browser and put its address here, or try again." };
  }
}

const troubleWith = (path: string, why: string): string =>
  why === "EEXIST"
    ? `${path} holds the credentials of an App already: restart Slipway to use it, or move the file away.`
    : `${path} cannot be written (${why}): the App's credentials would be lost.`;

const noGithub = (url: string): string =>
  `Slipway cannot reach this GitHub's API from here, and could not fetch the App's credentials: ${url} gives no answer ` +
  "of GitHub's. Mind the host, and GHE_PROTOCOL.";

export async function finishRegistration({ context, registrations, registered, path, log }: Registering) {
  const [code, state] = [context.req.query("code"), context.req.query("state")];
  if (!code) return show(context, noCode);
  const finished = await registrations.finish(state ?? "", code);
  if (finished.kind === "unknown") return show(context, unknownState);
  if (finished.kind === "failed") return show(context, failed(finished));
  if (finished.kind === "not kept") return show(context, notKept(path, finished.why));
  const { credentials } = finished;
  log.info({ app: credentials.id, slug: credentials.slug, path }, "registered");
  // The server behind this page closes now: nothing more comes over this connection.
  context.header("Connection", "close");
  afterwards(context, () => registered(credentials));
  return context.html(registeredView(credentials, path));
}

/** Once the answer is out; at once where nobody waits for it, or there is no connection, as in a test without a server. */
function afterwards({ env }: Context, act: () => void): void {
  const { outgoing } = (env ?? {}) as Partial<HttpBindings>;
  if (outgoing && !outgoing.closed) outgoing.once("close", act);
  else act();
}
