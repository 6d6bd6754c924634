// Opens a sealed text, or says why that cannot be done.
import { createDecipheriv } from "node:crypto";
import type { Unopenable } from "../domain/sealed.ts";
import { algorithm, type Binding, bytesOf, oneTimeKey, tagLength } from "./cipher.ts";
import { type KeyPair, keyLength, toKeyObject } from "./key-pair.ts";
import { block, unpad } from "./padding.ts";

export type OpenedText = { readonly value: string } | { readonly why: Unopenable };

/** `keys`: the one in use, and those before it. */
export function open(text: string, binding: Binding, keys: readonly KeyPair[]): OpenedText {
  if (keys.length === 0) return { why: "no_key" };
  const parsed = parse(text);
  if (!parsed) return { why: "form" };
  const pair = keys.find((one) => one.public.id === parsed.key);
  if (!pair) return { why: "key" };
  const value = decipher(parsed.bytes, binding, pair);
  return value === null ? { why: "place" } : { value };
}

interface Parsed {
  /** Its id. */
  readonly key: string;
  readonly bytes: Buffer;
}

const form = /^sealed:1\.([0-9a-f]{8})\.([\w-]{1,8192})$/;

/** Written in one way only: a text that says the same otherwise is none. */
function parse(text: string): Parsed | null {
  const [, key = "", encoded = ""] = form.exec(text) ?? [];
  const bytes = Buffer.from(encoded, "base64url");
  const length = bytes.length - keyLength - tagLength;
  const isWhole = length > 0 && length % block === 0 && bytes.toString("base64url") === encoded;
  return isWhole ? { key, bytes } : null;
}

/** Null where it is not what was sealed for this. GCM does not say whether text or binding differ. */
function decipher(bytes: Buffer, binding: Binding, { privateKey, public: { raw } }: KeyPair): string | null {
  const ephemeral = bytes.subarray(0, keyLength);
  try {
    const halves = { privateKey, publicKey: toKeyObject(ephemeral), ephemeral, recipient: raw };
    const { key, nonce } = oneTimeKey(halves);
    const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
    cipher.setAAD(bytesOf(binding)).setAuthTag(bytes.subarray(-tagLength));
    const padded = Buffer.concat([cipher.update(bytes.subarray(keyLength, -tagLength)), cipher.final()]);
    return unpad(padded)?.toString() ?? null;
  } catch {
    return null;
  }
}
