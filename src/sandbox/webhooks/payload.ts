// The body of a webhook: what happened, and what every body carries.
import { accountOf } from "../state/accounts.ts";
import type { SandboxEvent } from "../state/events.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { Installation, Repository } from "../state/model.ts";
import { toOrganizationJson, toUserJson } from "../wire/account.ts";
import { toRepositoryJson } from "../wire/repository.ts";
import type { Json, Wire } from "../wire/wire.ts";
import { toAppPart } from "./app-part.ts";
import { toChecksPart } from "./checks-part.ts";
import { toDeploymentPart } from "./deployment-part.ts";
import { toPullPart } from "./pull-part.ts";
import { toPushPart } from "./push-part.ts";
import { toWorkflowPart } from "./workflow-part.ts";

export function toPayload(wire: Wire, event: SandboxEvent, installation: Installation | null): Json {
  if (event.name === "ping") return toAppPart(wire, event);
  const sender = { sender: toUserJson(wire, event.sender) };
  const action = event.action === null ? {} : { action: event.action };
  if (event.name === "installation" || event.name === "installation_repositories")
    return { ...action, ...toAppPart(wire, event), ...sender };
  return { ...action, ...partOf(wire, event), ...placeOf(wire, event.repository, installation), ...sender };
}

type RepositoryEvent = Extract<SandboxEvent, { repository: Repository }>;

function partOf(wire: Wire, event: RepositoryEvent): Json {
  switch (event.name) {
    case "push":
      return toPushPart(wire, event);
    case "issue_comment":
    case "pull_request":
    case "pull_request_review":
      return toPullPart(wire, event);
    case "status":
    case "check_run":
    case "check_suite":
      return toChecksPart(wire, event);
    case "deployment":
    case "deployment_status":
      return toDeploymentPart(wire, event);
    case "workflow_run":
      return toWorkflowPart(wire, event);
    case "repository":
      return event.before === undefined ? {} : { changes: { repository: { name: { from: event.before } } } };
  }
}

function placeOf(wire: Wire, repository: Repository, installation: Installation | null): Json {
  const owner = accountOf(wire.state, repository.owner);
  return {
    repository: toRepositoryJson(wire, repository),
    ...(owner.type === "Organization" && { organization: toOrganizationJson(wire, owner.login) }),
    ...(installation && {
      installation: { id: installation.id, node_id: nodeIdOf("IntegrationInstallation", installation.id) },
    }),
  };
}
