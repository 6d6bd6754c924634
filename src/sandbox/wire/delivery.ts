// Entries of an App's delivery log.
import type { Delivery } from "../state/model.ts";
import { apiUrl, type Json, type Wire } from "./wire.ts";

export const toDeliveryJson = (delivery: Delivery): Json => ({
  id: delivery.id,
  guid: delivery.guid,
  delivered_at: delivery.deliveredAt,
  redelivery: delivery.redelivery,
  duration: delivery.duration,
  status: delivery.status,
  status_code: delivery.statusCode,
  event: delivery.event,
  action: delivery.action,
  installation_id: delivery.installation,
  repository_id: delivery.repository,
  throttled_at: null,
});

export const toFullDeliveryJson = (wire: Wire, delivery: Delivery): Json => ({
  ...toDeliveryJson(delivery),
  url: apiUrl(wire, `/app/hook/deliveries/${delivery.id}`),
  request: { headers: delivery.request.headers, payload: delivery.request.payload },
  response: { headers: delivery.response?.headers ?? null, payload: delivery.response?.payload ?? null },
});
