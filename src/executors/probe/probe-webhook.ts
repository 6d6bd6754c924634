// Whether somebody listens where a webhook executor's orders go. None is sent.
import type { OperatorWebhook } from "../operators/operators.ts";
import { connect } from "./connect.ts";
import type { Probed } from "./probe.ts";

export async function probeWebhook({ url }: OperatorWebhook): Promise<Probed> {
  const { hostname, protocol, port, host } = new URL(url);
  const why = await connect(hostname.replace(/^\[|\]$/g, ""), Number(port || (protocol === "https:" ? 443 : 80)));
  if (why === null) return { state: "good", says: `${host} can be reached`, todo: null };
  return {
    state: "bad",
    says: `${host} cannot be reached from here: ${why}`,
    todo: "Start what takes its orders, or mend its address, name server or firewall.",
  };
}
