// One read for a decision to deploy, as a deploy bot asks it: everything it needs in one query.
export const decisionQuery = /* GraphQL */ `
query DeployDecision(
  $owner: String!, $repo: String!, $number: Int!,
  $configExpr: String!,
  $orgConfigExpr: String!,
  $defaultBranch: String!,
  $environment: String!
) {
  rateLimit { cost remaining resetAt nodeCount }
  repository(owner: $owner, name: $repo) {
    id
    isArchived
    isDisabled
    isLocked
    defaultBranchRef { name target { oid } }
    config: object(expression: $configExpr) { ... on Blob { oid byteSize isBinary isTruncated text } }
    fallbackConfig: object(expression: $orgConfigExpr) { ... on Blob { oid byteSize isBinary isTruncated text } }
    environment(name: $environment) {
      id
      name
      protectionRules(first: 10) { nodes { type timeout preventSelfReview } }
      latestCompletedDeployment { databaseId state commitOid }
    }
    deployments(environments: [$environment], first: 5, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes {
        id
        databaseId
        task
        environment
        originalEnvironment
        state
        commitOid
        payload
        description
        createdAt
        updatedAt
        ref { name prefix }
        creator { __typename login }
        latestStatus { id state description environment environmentUrl logUrl createdAt creator { login } }
      }
    }
    pullRequest(number: $number) {
      id
      number
      state
      isDraft
      locked
      isCrossRepository
      maintainerCanModify
      mergeable
      mergeStateStatus
      reviewDecision
      author { __typename login }
      authorAssociation
      labels(first: 30) { nodes { name } }
      baseRefName
      baseRefOid
      headRefName
      headRefOid
      headRepository { nameWithOwner isFork }
      potentialMergeCommit { oid }
      autoMergeRequest { enabledAt }
      headRef {
        id
        name
        target { oid }
        vsDefault: compare(headRef: $defaultBranch) { status aheadBy behindBy }
      }
      baseRef {
        name
        refUpdateRule { requiredStatusCheckContexts requiredApprovingReviewCount viewerCanPush }
        branchProtectionRule {
          pattern
          requiresStatusChecks
          requiresStrictStatusChecks
          requiredStatusChecks { context app { slug databaseId } }
          requiresDeployments
          requiredDeploymentEnvironments
          requiredApprovingReviewCount
        }
        rules(first: 50) {
          nodes {
            type
            repositoryRuleset { name enforcement }
            parameters {
              __typename
              ... on RequiredStatusChecksParameters {
                strictRequiredStatusChecksPolicy
                requiredStatusChecks { context integrationId }
              }
              ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
              ... on PullRequestParameters { requiredApprovingReviewCount requireCodeOwnerReview requireLastPushApproval }
            }
          }
        }
      }
      latestOpinionatedReviews(first: 20, writersOnly: true) {
        nodes { state author { login } commit { oid } submittedAt }
      }
      commits(last: 1) {
        nodes {
          commit {
            oid
            statusCheckRollup {
              state
              contexts(first: 100) {
                totalCount
                checkRunCountsByState { state count }
                statusContextCountsByState { state count }
                pageInfo { hasNextPage endCursor }
                nodes {
                  __typename
                  ... on CheckRun {
                    databaseId
                    name
                    status
                    conclusion
                    detailsUrl
                    startedAt
                    completedAt
                    isRequired(pullRequestNumber: $number)
                    checkSuite { app { slug databaseId } workflowRun { databaseId event workflow { name } } }
                  }
                  ... on StatusContext {
                    context
                    state
                    targetUrl
                    createdAt
                    isRequired(pullRequestNumber: $number)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
`;
