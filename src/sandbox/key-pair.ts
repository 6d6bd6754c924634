// One RSA key pair for all Apps of a process: making one takes long, and the sandbox's Apps have nothing to hide from each other.
import { generateKeyPairSync } from "node:crypto";

export interface KeyPair {
  /** PEM. */
  readonly publicKey: string;
  /** PEM, PKCS#8: Web Crypto takes no other. */
  readonly privateKey: string;
}

let pair: KeyPair | undefined;

export function keyPair(): KeyPair {
  pair ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return pair;
}
