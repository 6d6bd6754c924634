// Texts that come back from browsers as they were given, or not at all.
import { createHmac, timingSafeEqual } from "node:crypto";

/** `purpose`: what was signed for one is good for no other. Without "." in either, as base64url is. */
export interface Seal {
  readonly key: Buffer;
  readonly purpose: string;
}

export const macOf = ({ key, purpose }: Seal, text: string): string =>
  createHmac("sha256", key).update(`${purpose}\n${text}`).digest("base64url");

export const sign = (seal: Seal, text: string): string => `${text}.${macOf(seal, text)}`;

/** Null for what `sign` did not make. */
export function unsign(seal: Seal, signed: string): string | null {
  const [text = "", mac = "", ...more] = signed.split(".");
  return more.length === 0 && isSame(mac, macOf(seal, text)) ? text : null;
}

/** In a time that does not tell how much of it is right. */
export function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
