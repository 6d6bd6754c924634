// One attempt to deliver a parcel, and how GitHub's log remembers it.
import type { Delivery, State } from "../state/model.ts";
import { timestamp } from "../state/time.ts";
import { headersOf, type Parcel } from "./parcel.ts";

/** https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks#respond-within-10-seconds */
const patience = 10_000;

type Result = Pick<Delivery, "status" | "statusCode" | "response">;

/** Never throws; what went wrong is in the delivery. Not in the App's log yet. */
export async function attempt(state: State, parcel: Parcel, signal: AbortSignal): Promise<Delivery> {
  const body = JSON.stringify(parcel.payload);
  const headers = headersOf(parcel, body);
  const begun = performance.now();
  const delivery = openDelivery(state, parcel, headers);
  const request = { headers, body, signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) };
  const result = await post(parcel.app.webhookUrl, request);
  const duration = Math.round((performance.now() - begun) / 10) / 100;
  return { ...delivery, ...result, duration };
}

/** As if the App could not be reached. */
export const failed = (state: State, parcel: Parcel): Delivery =>
  openDelivery(state, parcel, headersOf(parcel, JSON.stringify(parcel.payload)));

const unreachable: Result = { status: "failed to connect to host", statusCode: 0, response: null };

function openDelivery(state: State, parcel: Parcel, headers: Record<string, string>): Delivery {
  const { app: _, payload, ...labels } = parcel;
  return {
    ...labels,
    id: state.nextId++,
    deliveredAt: timestamp(state),
    duration: 0,
    ...unreachable,
    request: { headers, payload },
  };
}

async function post(url: string, request: RequestInit): Promise<Result> {
  try {
    const response = await fetch(url, { ...request, method: "POST", redirect: "manual" });
    const payload = await response.text();
    const headers = Object.fromEntries(response.headers);
    const { status } = response;
    return {
      status: response.ok ? "OK" : `Invalid HTTP Response: ${status}`,
      statusCode: status,
      response: { headers, payload },
    };
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    return late ? { ...unreachable, status: "timed out" } : unreachable;
  }
}
