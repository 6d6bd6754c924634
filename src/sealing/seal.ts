// Seals a value: whoever has the public key can, and only the Slipway with the private one can open it.
import { createCipheriv, generateKeyPairSync } from "node:crypto";
import { sealedPrefix } from "../domain/sealed.ts";
import { algorithm, type Binding, bytesOf, oneTimeKey } from "./cipher.ts";
import { type PublicKey, toKeyObject } from "./key-pair.ts";
import { pad } from "./padding.ts";

/** Another text each time. Throws for a public key that is none. */
export function seal(value: string, binding: Binding, recipient: PublicKey): string {
  const pair = generateKeyPairSync("x25519");
  const ephemeral = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-recipient.raw.length);
  const publicKey = toKeyObject(recipient.raw);
  const { key, nonce } = oneTimeKey({ privateKey: pair.privateKey, publicKey, ephemeral, recipient: recipient.raw });
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(bytesOf(binding));
  const sealed = Buffer.concat([cipher.update(pad(Buffer.from(value))), cipher.final()]);
  const all = Buffer.concat([ephemeral, sealed, cipher.getAuthTag()]);
  return `${sealedPrefix}1.${recipient.id}.${all.toString("base64url")}`;
}
