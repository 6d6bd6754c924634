// What concerns the App itself, as its webhooks tell it: installations and pings.
import type { InstallationEvent, InstallationRepositoriesEvent, PingEvent } from "../state/events.ts";
import { installedRepositories } from "../state/installations.ts";
import { toInstallationJson } from "../wire/app.ts";
import { toRepositoryLabel } from "../wire/repository.ts";
import { apiUrl, type Json, type Wire } from "../wire/wire.ts";

export function toAppPart(wire: Wire, event: InstallationEvent | InstallationRepositoriesEvent | PingEvent): Json {
  switch (event.name) {
    case "ping":
      return toPingPart(wire, event);
    case "installation":
      return toInstallationPart(wire, event);
    case "installation_repositories":
      return toRepositoriesPart(wire, event);
  }
}

const toInstallationPart = (wire: Wire, { installation }: InstallationEvent): Json => ({
  installation: toInstallationJson(wire, installation),
  repositories: installedRepositories(wire.state, installation).map(toRepositoryLabel),
});

function toRepositoriesPart(wire: Wire, event: InstallationRepositoriesEvent): Json {
  const { action, installation } = event;
  const labels = event.repositories.map(toRepositoryLabel);
  return {
    installation: toInstallationJson(wire, installation),
    repository_selection: installation.repositories ? "selected" : "all",
    repositories_added: action === "added" ? labels : [],
    repositories_removed: action === "removed" ? labels : [],
    requester: null,
  };
}

const toPingPart = (wire: Wire, { app }: PingEvent): Json => ({
  zen: "Keep it logically awesome.",
  hook_id: app.id,
  hook: {
    type: "App",
    id: app.id,
    name: "web",
    active: true,
    events: app.events,
    config: { content_type: "json", insecure_ssl: "0", url: app.webhookUrl },
    updated_at: app.createdAt,
    created_at: app.createdAt,
    app_id: app.id,
    deliveries_url: apiUrl(wire, "/app/hook/deliveries"),
  },
});
