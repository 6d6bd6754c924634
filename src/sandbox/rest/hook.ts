// The App's webhook: where it goes, what was delivered, and once more.
import type { App, Delivery } from "../state/model.ts";
import { toDeliveryJson, toFullDeliveryJson } from "../wire/delivery.ts";
import type { Json } from "../wire/wire.ts";
import { appOf } from "./app.ts";
import { type Answer, type Asked, ok, optionalText } from "./asked.ts";
import { paginateByCursor } from "./paginate.ts";
import { notFound } from "./refusal.ts";
import { globalRoute, type Route } from "./route.ts";

/** `failure` means an answer of 400 to 599: what got no answer at all is in neither. */
const matches = (status: unknown, { statusCode }: Delivery): boolean => {
  if (status === "success") return statusCode >= 200 && statusCode < 400;
  return status === "failure" ? statusCode >= 400 && statusCode < 600 : true;
};

function listDeliveries(asked: Asked): Answer {
  const all = appOf(asked)
    .deliveries.filter((delivery) => matches(asked.query["status"], delivery))
    .toSorted((a, b) => b.id - a.id);
  const { items, headers } = paginateByCursor(asked, all, "cursor");
  return ok(items.map(toDeliveryJson), headers);
}

function deliveryOf(asked: Asked): Delivery {
  const found = appOf(asked).deliveries.find(({ id }) => id === asked.params["delivery_id"]);
  if (!found) throw notFound();
  return found;
}

/** Never shows the secret. */
const toConfigJson = ({ webhookUrl }: App): Json => ({
  content_type: "json",
  insecure_ssl: "0",
  secret: "********",
  url: webhookUrl,
});

function updateConfig(asked: Asked): Answer {
  const app = appOf(asked);
  app.webhookUrl = optionalText(asked.body["url"]) ?? app.webhookUrl;
  app.webhookSecret = optionalText(asked.body["secret"]) ?? app.webhookSecret;
  return ok(toConfigJson(app));
}

export type Redeliver = (app: App, delivery: Delivery) => void;

export const hookRoutes = (redeliver: Redeliver): readonly Route[] => [
  globalRoute("GET /app/hook/config", "app", (asked) => ok(toConfigJson(appOf(asked)))),
  globalRoute("PATCH /app/hook/config", "app", updateConfig),
  globalRoute("GET /app/hook/deliveries", "app", listDeliveries),
  globalRoute("GET /app/hook/deliveries/{delivery_id}", "app", (asked) =>
    ok(toFullDeliveryJson(asked.wire, deliveryOf(asked))),
  ),
  globalRoute("POST /app/hook/deliveries/{delivery_id}/attempts", "app", (asked) => {
    redeliver(appOf(asked), deliveryOf(asked));
    return { status: 202, body: {} };
  }),
];
