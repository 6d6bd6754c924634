// The JWT by which an App says who it is, made by hand so that a test can make it wrong.
import { createSign } from "node:crypto";

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

export interface Claims {
  readonly iss: number | string;
  readonly iat?: number;
  readonly exp?: number;
}

export function jwt(privateKey: string, claims: Claims): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iat: now - 30, exp: now + 500, ...claims })}`;
  return `${signed}.${createSign("sha256").update(signed).sign(privateKey, "base64url")}`;
}
