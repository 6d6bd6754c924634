// GitHub Environments with their protection rules.
import { findAccount } from "../state/accounts.ts";
import { nodeIdOf } from "../state/ids.ts";
import type { Environment, Repository } from "../state/model.ts";
import { toUserJson } from "./account.ts";
import { toTeamJson } from "./team.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

function toReviewerJson(wire: Wire, reviewer: string): Json[] {
  const team = wire.state.teams.get(reviewer.toLowerCase());
  if (team) return [{ type: "Team", reviewer: toTeamJson(wire, team) }];
  return findAccount(wire.state, reviewer) ? [{ type: "User", reviewer: toUserJson(wire, reviewer) }] : [];
}

function rulesOf(wire: Wire, environment: Environment): Json[] {
  const rule = (type: string): Json => {
    const id = environment.id * 10 + ["wait_timer", "required_reviewers", "branch_policy"].indexOf(type);
    return { id, node_id: nodeIdOf("GateRule", id), type };
  };
  const { waitTimer, reviewers, branchPolicy, preventSelfReview } = environment;
  const asked = reviewers.flatMap((reviewer) => toReviewerJson(wire, reviewer));
  return [
    ...(waitTimer ? [{ ...rule("wait_timer"), wait_timer: waitTimer }] : []),
    ...(asked.length > 0
      ? [{ ...rule("required_reviewers"), prevent_self_review: preventSelfReview, reviewers: asked }]
      : []),
    ...(branchPolicy ? [rule("branch_policy")] : []),
  ];
}

export const toEnvironmentJson = (wire: Wire, repository: Repository, environment: Environment): Json => ({
  id: environment.id,
  node_id: environment.nodeId,
  name: environment.name,
  url: repositoryApiUrl(wire, repository, `/environments/${encodeURIComponent(environment.name)}`),
  html_url: repositoryHtmlUrl(wire, repository, `/deployments/activity_log?environments_filter=${environment.id}`),
  created_at: environment.createdAt,
  updated_at: environment.createdAt,
  protection_rules: rulesOf(wire, environment),
  deployment_branch_policy: toPolicyJson(environment),
});

const toPolicyJson = ({ branchPolicy }: Environment): Json | null =>
  branchPolicy && {
    protected_branches: branchPolicy === "protected",
    custom_branch_policies: branchPolicy !== "protected",
  };
