// Which App hears of an event: installed there, subscribed, and with the permission that the event takes.
import type { SandboxEvent } from "../state/events.ts";
import { installationFor } from "../state/installations.ts";
import type { App, Installation, State } from "../state/model.ts";
import { grants } from "../state/viewer.ts";

export interface Subscriber {
  readonly app: App;
  /** null: the event is about the App itself. */
  readonly installation: Installation | null;
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads names it for each event; what is missing here needs none. */
const permissionOf: Readonly<Partial<Record<SandboxEvent["name"], string>>> = {
  issue_comment: "issues",
  pull_request: "pull_requests",
  pull_request_review: "pull_requests",
  check_run: "checks",
  check_suite: "checks",
  status: "statuses",
  deployment: "deployments",
  deployment_status: "deployments",
  push: "contents",
  workflow_run: "actions",
};

export function subscribersOf(state: State, event: SandboxEvent): Subscriber[] {
  if (event.name === "ping") return [{ app: event.app, installation: null }];
  if (event.name === "installation" || event.name === "installation_repositories") {
    const app = state.apps.get(event.installation.app);
    return app ? [{ app, installation: event.installation }] : [];
  }
  return [...state.apps.values()].flatMap((app) => {
    const installation = installationFor(state, event.repository, app);
    return installation && hears({ app, installation }, event) ? [{ app, installation }] : [];
  });
}

function hears({ app, installation }: { app: App; installation: Installation }, event: SandboxEvent): boolean {
  if (isForOwner(event)) return hearsUnasked(app, event);
  const permission = permissionOf[event.name];
  const permitted = !permission || grants(installation.permissions, { permission, access: "read" });
  return permitted && (app.events.includes(event.name) || hearsUnasked(app, event));
}

/** Who asks for a check, or presses its button, is told only to the App whose check it is. */
const isForOwner = (event: SandboxEvent): boolean =>
  (event.name === "check_run" && event.action !== "created" && event.action !== "completed") ||
  (event.name === "check_suite" && event.action === "requested");

/** With checks:write an App hears of its own checks without subscribing. */
function hearsUnasked(app: App, event: SandboxEvent): boolean {
  if (event.name !== "check_run" && event.name !== "check_suite") return false;
  return app.permissions["checks"] === "write" && event.suite.app.id === app.id;
}
