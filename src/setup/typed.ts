// What the fields of the first run hold: what was typed, or what is offered before that.
import { randomBytes } from "node:crypto";
import type { Preset } from "../settings/setup.ts";
import { type Field, fields, type Typed, withPreset } from "./wanted.ts";

/** A name that is hardly anybody's: they are unique on a GitHub. */
const freshName = (): string => `slipway-${randomBytes(3).toString("hex")}`;

/** `origin`: where the browser is, which is as good a guess as any of where people find this Slipway. */
export const offered = (origin: string, preset: Preset): Typed =>
  withPreset(
    { organization: "", name: freshName(), github: "github.com", url: origin, deliveries: "webhook", channel: "" },
    preset,
  );

type Body = Readonly<Record<string, unknown>>;

export function typedIn(body: Body): Typed {
  const texts = fields.map((field) => [field, textOf(body[field])]);
  return Object.fromEntries(texts) as Record<Field, string>;
}

const longest = 500;
const textOf = (value: unknown): string => (typeof value === "string" ? value.trim().slice(0, longest) : "");
