// Ids (UUID version 7) that sort in the order this process made them: pg-boss breaks ties of time by id.
import { randomBytes } from "node:crypto";

let last = 0n;

/** https://www.rfc-editor.org/rfc/rfc9562#section-5.7: 48 bits of time, 12 bits of counter, the rest random. */
export function orderedId(): string {
  const now = BigInt(Date.now()) << 12n;
  last = now > last ? now : last + 1n;
  const time = (last >> 12n).toString(16).padStart(12, "0");
  const counter = (last & 0xfffn).toString(16).padStart(3, "0");
  const random = randomBytes(8).toString("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-8${random.slice(1, 4)}-${random.slice(4)}`;
}
