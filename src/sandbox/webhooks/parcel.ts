// One delivery on its way to an App: what is sent, with its headers and signatures.
import { createHmac } from "node:crypto";
import type { App } from "../state/model.ts";
import type { Json } from "../wire/wire.ts";

export interface Parcel {
  readonly app: App;
  /** X-GitHub-Delivery: a redelivery keeps it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: number | null;
  readonly redelivery: boolean;
  readonly payload: Json;
}

const sign = (algorithm: "sha1" | "sha256", { webhookSecret }: App, body: string): string =>
  `${algorithm}=${createHmac(algorithm, webhookSecret).update(body).digest("hex")}`;

function signatures(app: App, body: string): Record<string, string> {
  if (!app.webhookSecret) return {};
  return { "X-Hub-Signature": sign("sha1", app, body), "X-Hub-Signature-256": sign("sha256", app, body) };
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers */
export const headersOf = ({ app, guid, event }: Parcel, body: string): Record<string, string> => ({
  Accept: "*/*",
  "Content-Type": "application/json",
  "User-Agent": "GitHub-Hookshot/5a9db0c",
  "X-GitHub-Delivery": guid,
  "X-GitHub-Event": event,
  "X-GitHub-Hook-ID": String(app.id),
  "X-GitHub-Hook-Installation-Target-ID": String(app.id),
  "X-GitHub-Hook-Installation-Target-Type": "integration",
  ...signatures(app, body),
});
