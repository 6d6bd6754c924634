// An App registered from a manifest, the code that stands for its credentials, and the credentials for the code.
import { createPrivateKey, randomBytes } from "node:crypto";
import { keyPair } from "../key-pair.ts";
import { clientIdOf, registerApp } from "../state/apps.ts";
import type { App, State } from "../state/model.ts";
import { toTimestamp } from "../state/time.ts";
import { toAppJson } from "../wire/app.ts";
import type { Json, Wire } from "../wire/wire.ts";
import type { Manifest } from "./manifest.ts";

export interface Registered {
  readonly manifest: Manifest;
  readonly owner: string;
  readonly name: string;
}

/** Milliseconds. */
const codeLife = 3_600_000;

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\da-z]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** Answers the code; null: an App of this name is there already. */
export function registerFromManifest(state: State, { manifest, owner, name }: Registered): string | null {
  const slug = slugOf(name);
  if (slug === "" || [...state.apps.values()].some((app) => app.slug === slug)) return null;
  const app = registerApp(state, {
    slug,
    name,
    owner,
    publicKey: keyPair().publicKey,
    permissions: manifest.default_permissions ?? {},
    events: manifest.default_events ?? [],
    callbackUrls: manifest.callback_urls ?? [],
    setupUrl: manifest.setup_url ?? "",
    webhookUrl: manifest.hook_attributes?.url ?? "",
    webhookSecret: randomBytes(20).toString("hex"),
  });
  const code = randomBytes(20).toString("hex");
  const expiresAt = toTimestamp(new Date(state.clock.now().getTime() + codeLife));
  state.manifestCodes.set(code, { code, app: app.id, expiresAt });
  return code;
}

/** Null where the code is not good; whoever shows it, it is not good again. */
export function redeemManifestCode(state: State, code: string): App | null {
  const found = state.manifestCodes.get(code);
  state.manifestCodes.delete(code);
  if (!found || Date.parse(found.expiresAt) <= state.clock.now().getTime()) return null;
  return state.apps.get(found.app) ?? null;
}

/** GitHub's keys are PKCS#1. */
export const toConversionJson = (wire: Wire, app: App): Json => ({
  ...toAppJson(wire, app),
  client_id: clientIdOf(app),
  client_secret: app.clientSecret,
  webhook_secret: app.webhookSecret,
  pem: createPrivateKey(keyPair().privateKey).export({ type: "pkcs1", format: "pem" }),
});
