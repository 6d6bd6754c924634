// The pair of keys that values are sealed with and opened by: made from SLIPWAY_KEY, so that nobody has to keep it.
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from "node:crypto";

export interface KeyPair {
  readonly privateKey: KeyObject;
  readonly public: PublicKey;
}

export interface PublicKey {
  /** Says in a sealed text which key opens it. */
  readonly id: string;
  /** 32 bytes. */
  readonly raw: Buffer;
}

/** The same each time. */
export function toKeyPair(key: Buffer): KeyPair {
  const seed = Buffer.from(hkdfSync("sha256", key, "", "slipway sealing key 1", keyLength));
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });
  const der = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return { privateKey, public: toPublicKey(der.subarray(publicPrefix.length)) };
}

export const toPublicKey = (raw: Buffer): PublicKey => ({
  raw,
  id: createHash("sha256").update(raw).digest("hex").slice(0, 8),
});

export const toKeyObject = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: "der", type: "spki" });

export const keyLength = 32;

/** What stands before 32 bytes of X25519 in DER: https://www.rfc-editor.org/rfc/rfc8410#section-7 */
const privatePrefix = Buffer.from("302e020100300506032b656e04220420", "hex");
const publicPrefix = Buffer.from("302a300506032b656e032100", "hex");
