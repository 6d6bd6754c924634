// GitHub Environments and their branch policies: reading them takes actions:read, not `environments`.
import { findEnvironment } from "../state/environments.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { BranchPolicy, Environment } from "../state/model.ts";
import { toEnvironmentJson } from "../wire/environment.ts";
import type { Json } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, ok, text } from "./asked.ts";
import { paginate } from "./paginate.ts";
import { notFound } from "./refusal.ts";
import { type Route, route } from "./route.ts";

function listEnvironments(asked: AskedInRepository): Answer {
  const { wire, repository } = asked;
  const { items, headers } = paginate(asked, [...repository.environments.values()]);
  const environments = items.map((environment) => toEnvironmentJson(wire, repository, environment));
  return ok({ total_count: repository.environments.size, environments }, headers);
}

function environmentOf({ repository, params }: AskedInRepository): Environment {
  const found = findEnvironment(repository, text(params["environment_name"]));
  if (!found) throw notFound();
  return found;
}

const toPolicyJson = ({ id, name, type }: BranchPolicy): Json => ({
  id,
  node_id: nodeIdOf("GateBranchPolicy", id),
  name,
  type,
});

function listPolicies(asked: AskedInRepository): Answer {
  const { branchPolicy } = environmentOf(asked);
  const policies = Array.isArray(branchPolicy) ? branchPolicy : [];
  const { items, headers } = paginate(asked, policies);
  return ok({ total_count: policies.length, branch_policies: items.map(toPolicyJson) }, headers);
}

export const environmentRoutes: readonly Route[] = [
  route("GET /environments", "actions:read", listEnvironments),
  route("GET /environments/{environment_name}", "actions:read", (asked) =>
    ok(toEnvironmentJson(asked.wire, asked.repository, environmentOf(asked))),
  ),
  route("GET /environments/{environment_name}/deployment-branch-policies", "actions:read", listPolicies),
];
