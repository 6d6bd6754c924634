// Whether deliveries arrive: by the address that GitHub has, and by what became of the last ones.
import type { AppStanding, DeliveryStanding } from "../../domain/app-standing.ts";
import { webhookPath } from "../../web.ts";
import { bad, type Check, good, unknown } from "./check.ts";

export interface Arrival {
  readonly intake: "webhook" | "poll";
  /** A channel of smee.io. */
  readonly channel: string | undefined;
  /** Where this Slipway is; null: nobody said. */
  readonly url: string | null;
}

export const checkWebhook = (app: AppStanding, arrival: Arrival): readonly Check[] =>
  arrival.intake === "poll"
    ? [good("Deliveries", "Slipway fetches them from GitHub's log every five seconds"), checkLog(app)]
    : [checkAddress(app, arrival), checkDeliveries(app, arrival)];

function checkLog({ deliveries, url }: AppStanding): Check {
  if ("unread" in deliveries)
    return bad("Log of deliveries", `It cannot be read: ${deliveries.unread}`, {
      todo: "In the App's settings the webhook must be active, with an address that leads nowhere.",
      url,
    });
  if (deliveries.length === 0) return unknown("Log of deliveries", "It is empty so far", { todo: waitForOne });
  return good("Log of deliveries", `It can be read; the last one is of ${deliveries[0]?.at}`);
}

const waitForOne = "Install the App on a repository, or comment on a pull request, and load this page again.";

function checkAddress({ hook, url: app }: AppStanding, { channel, url }: Arrival): Check {
  const name = "Webhook address";
  if (typeof hook !== "string") return unknown(name, `It cannot be read: ${hook.unread}`);
  const expected = channel ?? (url === null ? null : url + webhookPath);
  if (expected === null)
    return unknown(name, `GitHub sends deliveries to ${hook || "nobody"}`, {
      todo: "Set SLIPWAY_URL, so that Slipway knows its own address.",
    });
  if (hook === expected) return good(name, `GitHub sends deliveries to ${hook}`);
  return bad(name, `GitHub sends deliveries to ${hook || "nobody"}, and Slipway is at ${expected}`, {
    todo: `Set the webhook URL in the App's settings to ${expected}.`,
    url: app,
  });
}

function checkDeliveries({ deliveries, url }: AppStanding, { channel }: Arrival): Check {
  const name = "Deliveries";
  if ("unread" in deliveries) return unknown(name, `GitHub's log of them cannot be read: ${deliveries.unread}`);
  const [last] = deliveries;
  if (!last) return unknown(name, "GitHub has sent none so far", { todo: waitForOne });
  const failed = deliveries.filter((one) => !isOk(one));
  if (isOk(last)) {
    const others = failed.length > 0 ? `; ${failed.length} of the ${deliveries.length - 1} before were not` : "";
    const who = channel === undefined ? "Slipway" : "The channel of smee.io";
    return good(name, `${who} took the last one, ${last.event} of ${last.at}${others}`);
  }
  return bad(name, `The last one, ${last.event} of ${last.at}, failed: ${last.status}`, { todo: remedyFor(last), url });
}

const isOk = ({ code }: DeliveryStanding): boolean => code >= 200 && code < 300;

function remedyFor({ code }: DeliveryStanding): string {
  if (code === 401) return "Give the App's settings and WEBHOOK_SECRET the same webhook secret.";
  if (code === 404)
    return `Something else answers at this address: it must lead to Slipway, with ${webhookPath} at its end.`;
  if (code >= 500) return "Slipway, or the proxy before it, could not take it: their logs say why.";
  if (code === 0)
    return "GitHub cannot reach this address: mind firewall, name server and certificate, or set SLIPWAY_INTAKE=poll.";
  return "The App's settings, Advanced, show what was answered.";
}
