// Apps, installations and tokens.
import { accountOf } from "../state/accounts.ts";
import { clientIdOf } from "../state/apps.ts";
import { installedRepositories } from "../state/installations.ts";
import type { App, Installation, Token } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { toRepositoryJson } from "./repository.ts";
import { apiUrl, type Json, type Wire } from "./wire.ts";

export const toAppJson = (wire: Wire, app: App): Json => ({
  id: app.id,
  client_id: clientIdOf(app),
  slug: app.slug,
  node_id: app.nodeId,
  owner: toUserJson(wire, app.owner),
  name: app.name,
  description: "",
  external_url: `${wire.origin}/apps/${app.slug}`,
  html_url: `${wire.origin}/apps/${app.slug}`,
  created_at: app.createdAt,
  updated_at: app.createdAt,
  permissions: app.permissions,
  events: app.events,
});

/** The App that wrote a record; null where a person did. */
export function toNullableAppJson(wire: Wire, id: number | null): Json | null {
  const app = id === null ? null : wire.state.apps.get(id);
  return app ? toAppJson(wire, app) : null;
}

/** The App behind a check: one the sandbox knows only by name (GitHub's own Actions, say) shows what there is. */
export function toCheckAppJson(wire: Wire, { id, slug }: Pick<App, "id" | "slug">): Json {
  const createdAt = "2020-01-01T00:00:00Z";
  const known = wire.state.apps.get(id);
  const foreign = { id, slug, name: slug, nodeId: `App${id}`, owner: "github", createdAt, permissions: {}, events: [] };
  const unsent = {
    publicKey: "",
    clientSecret: "",
    callbackUrls: [],
    setupUrl: "",
    webhookUrl: "",
    webhookSecret: "",
    deliveries: [],
  };
  return toAppJson(wire, known ?? { ...foreign, ...unsent });
}

export function toInstallationJson(wire: Wire, installation: Installation): Json {
  const app = wire.state.apps.get(installation.app);
  const account = accountOf(wire.state, installation.account);
  return {
    id: installation.id,
    account: toUserJson(wire, installation.account),
    repository_selection: installation.repositories ? "selected" : "all",
    access_tokens_url: apiUrl(wire, `/app/installations/${installation.id}/access_tokens`),
    repositories_url: apiUrl(wire, "/installation/repositories"),
    html_url: `${wire.origin}/organizations/${installation.account}/settings/installations/${installation.id}`,
    app_id: installation.app,
    app_slug: app?.slug ?? "",
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: app?.events ?? [],
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspended ? installation.createdAt : null,
  };
}

export function toTokenJson(wire: Wire, token: Token, installation: Installation): Json {
  const narrowed = token.repositoryIds;
  const listed = installedRepositories(wire.state, installation).filter(({ id }) => narrowed?.includes(id));
  return {
    token: token.token,
    expires_at: token.expiresAt,
    permissions: token.permissions,
    repository_selection: narrowed || installation.repositories ? "selected" : "all",
    ...(narrowed && { repositories: listed.map((repository) => toRepositoryJson(wire, repository)) }),
  };
}
