// The token by which one run is reported on, and no other: made from the key, so that nobody has to keep it.
import { createHmac, timingSafeEqual } from "node:crypto";

/** Tells scanners what they found, and tokens of another making from these. */
const prefix = "slipway_report_1_";

/** The same each time it is asked for. It does not say whether the run has ended. */
export function reportToken(key: Buffer, run: string): string {
  return prefix + createHmac("sha256", key).update(`slipway report token 1\n${run}`).digest("base64url");
}

/** In a time that does not tell how much of it is right. */
export function isReportToken(key: Buffer, run: string, given: string): boolean {
  const [right, asked] = [Buffer.from(reportToken(key, run)), Buffer.from(given)];
  return right.length === asked.length && timingSafeEqual(right, asked);
}
