// The App's manifest, from app.yml and what the form asked for: what GitHub registers, with the right addresses in it.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { webhookPath } from "../web.ts";
import type { Wanted } from "./wanted.ts";

const schema = z.object({
  description: z.string(),
  url: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

/** What every App of Slipway asks for. */
export const asked = schema.parse(parse(readFileSync(new URL("../../app.yml", import.meta.url), "utf8")));

/** GitHub logs only what it tries to send, and wants an address: this one leads nowhere. */
const nowhere = "https://example.invalid/";

/** `back`: where GitHub sends the browser with the code. `channel`: of smee.io, where there is one. */
export const toManifest = ({ name, url, deliveries }: Wanted, back: string, channel: string | null) => ({
  ...asked,
  name,
  hook_attributes: { url: hookOf(url, deliveries.by, channel), active: true },
  redirect_url: back,
  callback_urls: [`${url}/sign-in/callback`],
  setup_url: `${url}/setup`,
});

export type Manifest = ReturnType<typeof toManifest>;

function hookOf(url: string, by: Wanted["deliveries"]["by"], channel: string | null): string {
  if (by === "webhook") return url + webhookPath;
  return by === "smee" ? (channel ?? nowhere) : nowhere;
}
