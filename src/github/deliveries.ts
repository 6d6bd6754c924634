// The App's delivery log, read as the App itself: tokens of installations may not.
import { Fault } from "../domain/fault.ts";
import type { DeliveryLog, LoggedDelivery, LogPage } from "../flows/delivery-log.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { askAsApp, type Outlook } from "./as-app.ts";
import { field } from "./field.ts";

/** The most that GitHub gives. */
const perPage = 100;

export function deliveryLog(outlook: Outlook): DeliveryLog {
  return {
    read: (cursor) => askAsApp(outlook, (octokit) => readPage(octokit, cursor)),
    readPayload: (id) => askAsApp(outlook, (octokit) => readPayload(octokit, id)),
  };
}

async function readPage(octokit: AppOctokit, cursor: string | null): Promise<LogPage> {
  const asked = { per_page: perPage, ...(cursor === null ? {} : { cursor }) };
  const { data, headers } = await octokit.request("GET /app/hook/deliveries", asked).catch(explainMissing);
  return { entries: data.map(toEntry), next: nextCursor(headers.link) };
}

function explainMissing(error: unknown): never {
  if (field(error, "status") !== 404) throw error;
  const sentence = "GitHub has no log of deliveries of this App: its webhook must be active, with an address";
  throw new Fault("setup", sentence, { cause: error });
}

interface Item {
  readonly id: number | bigint;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly delivered_at: string;
  readonly redelivery: boolean;
  readonly status: string;
}

/** What timed out and what could not be sent has no status code of its own: only "OK" is an answer. */
const toEntry = (item: Item): LoggedDelivery => ({
  id: String(item.id),
  guid: item.guid,
  event: item.event,
  action: item.action,
  deliveredAt: item.delivered_at,
  redelivery: item.redelivery,
  answered: item.status === "OK",
});

/** https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api#using-link-headers */
function nextCursor(link = ""): string | null {
  const address = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
  return address ? new URL(address).searchParams.get("cursor") : null;
}

async function readPayload(octokit: AppOctokit, id: string): Promise<object | null> {
  try {
    // Octokit's types know only ids that are numbers.
    const asked = { method: "GET", url: "/app/hook/deliveries/{delivery_id}", delivery_id: id } as const;
    const { data } = await octokit.request<Shown>(asked);
    return data.request.payload ?? null;
  } catch (error) {
    if (field(error, "status") === 404) return null;
    throw error;
  }
}

interface Shown {
  readonly request: { readonly payload?: object | null };
}
