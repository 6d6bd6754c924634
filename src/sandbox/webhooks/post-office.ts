// Turns what happens in the sandbox into deliveries: at once, so that a payload says how things stood when it happened.
import { randomUUID } from "node:crypto";
import type { SandboxEvent } from "../state/events.ts";
import type { App, Delivery } from "../state/model.ts";
import type { Json, Wire } from "../wire/wire.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Parcel } from "./parcel.ts";
import { toPayload } from "./payload.ts";
import { subscribersOf } from "./subscribers.ts";

const repositoryIdOf = (event: SandboxEvent): number | null => ("repository" in event ? event.repository.id : null);

/** An App hears of its own doings too. */
export function postOffice(wire: () => Wire, deliveries: Deliveries): (event: SandboxEvent) => void {
  return (event) => {
    for (const { app, installation } of subscribersOf(wire().state, event)) {
      deliveries.send({
        app,
        guid: randomUUID(),
        event: event.name,
        action: event.action,
        installation: installation?.id ?? null,
        repository: repositoryIdOf(event),
        redelivery: false,
        payload: toPayload(wire(), event, installation),
      });
    }
  };
}

/** The same guid and body once more, signed anew. */
export const toRedelivery = (app: App, delivery: Delivery): Parcel => {
  const { guid, event, action, installation, repository, request } = delivery;
  return { app, guid, event, action, installation, repository, redelivery: true, payload: request.payload as Json };
};
