// What sealing and opening have in common: the key of one text from its two halves, and what the text is bound to.
import { diffieHellman, hkdfSync, type KeyObject } from "node:crypto";
import type { SealedPlace } from "../domain/sealed.ts";

export const algorithm = "aes-256-gcm";
export const tagLength = 16;

export interface Halves {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The raw public keys: of this text alone, and of the Slipway that opens it. */
  readonly ephemeral: Buffer;
  readonly recipient: Buffer;
}

export interface OneTime {
  readonly key: Buffer;
  /** Each key is used once, so that its nonce may come from the same place. */
  readonly nonce: Buffer;
}

/** Throws where the public key is one of the few that lead to the same secret with every private key. */
export function oneTimeKey({ privateKey, publicKey, ephemeral, recipient }: Halves): OneTime {
  const shared = diffieHellman({ privateKey, publicKey });
  const info = Buffer.concat([Buffer.from("slipway sealed 1\n"), ephemeral, recipient]);
  const bytes = Buffer.from(hkdfSync("sha256", shared, "", info, 44));
  return { key: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
}

export interface Binding extends SealedPlace {
  /** Of the parameter. */
  readonly name: string;
}

/** As JSON, since no two bindings have the same. */
export const bytesOf = ({ repository, environment, name }: Binding): Buffer =>
  Buffer.from(JSON.stringify(["slipway sealed 1", repository, environment.toLowerCase(), name.toLowerCase()]));
