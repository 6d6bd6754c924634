// What the rules of a branch ask, in the three forms that GitHub shows: for everyone, for administrators, as rulesets.
import { nodeIdOf } from "../../state/ids.ts";
import type { Repository } from "../../state/model.ts";
import { mayWrite, readsOf } from "../access.ts";
import { paged } from "../connection.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";

interface Asked {
  readonly branch: string;
  readonly contexts: readonly string[];
  readonly reviews: number;
}

/** null: nothing is asked of this branch. */
function askedOf(repository: Repository, branch: string | null): Asked | null {
  const contexts = branch === null ? [] : (repository.requiredContexts.get(branch) ?? []);
  const reviews = branch === null ? 0 : (repository.requiredReviews.get(branch) ?? 0);
  return branch === null || (contexts.length === 0 && reviews === 0) ? null : { branch, contexts, reviews };
}

/** `branch` null: a tag, which has no such rules here. */
export function branchRuleFields(context: Context, repository: Repository, branch: string | null) {
  const asked = askedOf(repository, branch);
  const viewerCanPush = mayWrite(context, repository, "contents");
  return {
    refUpdateRule: asked && updateRule(asked, viewerCanPush),
    branchProtectionRule: readsOf(context, repository)("administration", asked && protectionRule(repository, asked)),
    rules: paged(
      () => (asked ? rulesOf(asked) : []),
      (rule) => ruleObject(repository, rule),
    ),
  };
}

const updateRule = ({ branch, contexts, reviews }: Asked, viewerCanPush: boolean): Resolved => ({
  __typename: "RefUpdateRule",
  pattern: branch,
  requiredStatusCheckContexts: contexts,
  requiredApprovingReviewCount: reviews,
  allowsDeletions: false,
  allowsForcePushes: false,
  blocksCreations: false,
  requiresCodeOwnerReviews: false,
  requiresConversationResolution: false,
  requiresLinearHistory: false,
  requiresSignatures: false,
  viewerAllowedToDismissReviews: viewerCanPush,
  viewerCanPush,
});

const protectionRule = (repository: Repository, { branch, contexts, reviews }: Asked): Resolved => ({
  __typename: "BranchProtectionRule",
  id: nodeIdOf("BranchProtectionRule", `${repository.id}:${branch}`),
  pattern: branch,
  requiresStatusChecks: contexts.length > 0,
  requiresStrictStatusChecks: false,
  requiredStatusCheckContexts: contexts,
  requiredStatusChecks: contexts.map((context) => ({
    __typename: "RequiredStatusCheckDescription",
    context,
    app: null,
  })),
  requiresDeployments: false,
  requiredDeploymentEnvironments: [],
  requiresApprovingReviews: reviews > 0,
  requiredApprovingReviewCount: reviews,
});

interface Rule {
  readonly branch: string;
  readonly type: "REQUIRED_STATUS_CHECKS" | "PULL_REQUEST";
  readonly parameters: Resolved;
}

function rulesOf({ branch, contexts, reviews }: Asked): Rule[] {
  const checks: Resolved = {
    __typename: "RequiredStatusChecksParameters",
    strictRequiredStatusChecksPolicy: false,
    doNotEnforceOnCreate: false,
    requiredStatusChecks: contexts.map((context) => ({
      __typename: "StatusCheckConfiguration",
      context,
      integrationId: null,
    })),
  };
  const pulls: Resolved = {
    __typename: "PullRequestParameters",
    requiredApprovingReviewCount: reviews,
    requireCodeOwnerReview: false,
    requireLastPushApproval: false,
    dismissStaleReviewsOnPush: false,
    requiredReviewThreadResolution: false,
  };
  return [
    ...(contexts.length > 0 ? [{ branch, type: "REQUIRED_STATUS_CHECKS" as const, parameters: checks }] : []),
    ...(reviews > 0 ? [{ branch, type: "PULL_REQUEST" as const, parameters: pulls }] : []),
  ];
}

const ruleObject = (repository: Repository, { branch, type, parameters }: Rule): Resolved => ({
  __typename: "RepositoryRule",
  id: nodeIdOf("RepositoryRule", `${repository.id}:${branch}:${type}`),
  type,
  parameters,
  repositoryRuleset: {
    __typename: "RepositoryRuleset",
    id: nodeIdOf("RepositoryRuleset", `${repository.id}:${branch}`),
    name: branch,
    enforcement: "ACTIVE",
  },
});
