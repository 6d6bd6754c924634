// The headers of a delivery: what it is, when it was sent, and a signature over all of it.
import { createHmac } from "node:crypto";

export interface Delivery {
  readonly event: "order" | "cancel";
  /** The same however often it is sent. */
  readonly id: string;
  readonly body: string;
}

/** Time and id are signed with the body: a copy can neither be sent later nor pass for another delivery. */
export function signedHeaders({ event, id, body }: Delivery, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.${id}.${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "user-agent": "Slipway",
    "x-slipway-event": event,
    "x-slipway-delivery": id,
    "x-slipway-timestamp": timestamp,
    "x-slipway-signature-256": `sha256=${signature}`,
  };
}
