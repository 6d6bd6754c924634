// A person's token as the store keeps it: encrypted, and of use in its own session only.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

/** Another text each time. */
export function encryptToken(key: Buffer, token: string, session: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(session));
  const text = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url");
}

/** Null where it is another session's, or another key's. */
export function decryptToken(key: Buffer, kept: string, session: string): string | null {
  const bytes = Buffer.from(kept, "base64url");
  if (bytes.length <= nonceLength + tagLength) return null;
  try {
    const nonce = bytes.subarray(0, nonceLength);
    const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
    cipher.setAAD(Buffer.from(session)).setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([cipher.update(bytes.subarray(nonceLength, -tagLength)), cipher.final()]).toString();
  } catch {
    return null;
  }
}
