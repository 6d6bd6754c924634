// Environment with its protection rules, which GitHub applies to jobs of Actions and never to deployments of its API.
import { findTeam } from "../../state/accounts.ts";
import type { Deployment, Environment, Repository } from "../../state/model.ts";
import { mayRead } from "../access.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import { forbidden, type Refusal } from "../refusal.ts";
import type { Resolved } from "../resolved.ts";

const completed = ["success", "failure", "error"];

const isCompleted = ({ statuses }: Deployment): boolean => statuses.some(({ state }) => completed.includes(state));

function latestCompleted(repository: Repository, { name }: Environment): Deployment | null {
  const here = repository.deployments.filter(({ environment }) => environment.toLowerCase() === name.toLowerCase());
  return here.findLast(isCompleted) ?? null;
}

export function environmentObject(context: Context, repository: Repository, environment: Environment): Resolved {
  return {
    __typename: "Environment",
    id: environment.nodeId,
    databaseId: environment.id,
    name: environment.name,
    isPinned: false,
    pinnedPosition: null,
    protectionRules: paged(
      () => rulesOf(environment),
      (type) => ruleObject(context, repository, { environment, type }),
    ),
    latestCompletedDeployment: () => {
      const found = latestCompleted(repository, environment);
      return found && context.show.deployment(repository, found);
    },
  };
}

type Rule = "WAIT_TIMER" | "REQUIRED_REVIEWERS" | "BRANCH_POLICY";

function rulesOf({ waitTimer, reviewers, branchPolicy }: Environment): Rule[] {
  const rules: (Rule | false)[] = [
    waitTimer > 0 && "WAIT_TIMER",
    reviewers.length > 0 && "REQUIRED_REVIEWERS",
    branchPolicy !== null && "BRANCH_POLICY",
  ];
  return rules.filter((rule) => rule !== false);
}

interface RuleOf {
  readonly environment: Environment;
  readonly type: Rule;
}

const ruleObject = (context: Context, repository: Repository, { environment, type }: RuleOf): Resolved => ({
  __typename: "DeploymentProtectionRule",
  type,
  timeout: type === "WAIT_TIMER" ? environment.waitTimer : 0,
  preventSelfReview: type === "REQUIRED_REVIEWERS" ? environment.preventSelfReview : null,
  reviewers: paged(
    () => (type === "REQUIRED_REVIEWERS" ? environment.reviewers : []),
    (name) => reviewerObject(context, repository, name),
  ),
});

/** A team is the organisation's to show, other than a person. */
function reviewerObject(context: Context, repository: Repository, name: string): Resolved | Refusal {
  const slug = name.split("/")[1];
  if (!slug) return context.show.actor(name);
  if (!mayRead(context, repository, "members")) return forbidden();
  const team = findTeam(context.state, name);
  const known = team && { id: team.nodeId, databaseId: team.id };
  return { __typename: "Team", slug, name: slug, combinedSlug: name, ...known };
}
