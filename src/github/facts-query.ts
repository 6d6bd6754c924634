// The one query behind a decision: a pull request, its repository, its checks and the deployments of the environments asked for.

const checkRun = `
  __typename
  ... on CheckRun {
    name status conclusion detailsUrl permalink
    isRequired(pullRequestNumber: $number)
    checkSuite { app { databaseId } workflowRun { event } }
  }
  ... on StatusContext { context state targetUrl isRequired(pullRequestNumber: $number) }
`;

/** HEAD is the default branch: nobody configures Slipway from a pull request. */
export const configuration = `
  config: object(expression: "HEAD:.github/slipway.yml") {
    __typename
    ... on Blob { isBinary isTruncated text }
  }
`;

const reported = `... on Commit { oid statusCheckRollup { contexts(first: 100) { nodes { ${checkRun} } } } }`;

export const factsQuery = `
query SlipwayFacts(
  $owner: String!, $name: String!, $number: Int!, $defaultBranch: String!, $environments: [String!]!,
  $previous: GitObjectID!, $withPrevious: Boolean!, $older: GitObjectID!, $withOlder: Boolean!
) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    url
    isArchived
    defaultBranchRef { name target { oid } }
    ${configuration}
    environments(first: 100) { nodes { name } }
    deployments(environments: $environments, first: 30, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid task environment state createdAt ref { name } }
    }
    previous: object(oid: $previous) @include(if: $withPrevious) { ${reported} }
    older: object(oid: $older) @include(if: $withOlder) { ${reported} }
    pullRequest(number: $number) {
      id number url state isDraft isCrossRepository
      author { login }
      baseRefName
      headRefName
      headRefOid
      headRef { compare(headRef: $defaultBranch) { aheadBy } }
      baseRef {
        refUpdateRule { requiredStatusCheckContexts }
        rules(first: 100) {
          nodes { parameters { __typename ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } }
        }
      }
      commits(last: 1) {
        nodes {
          commit {
            oid
            parents(first: 3) { nodes { oid } }
            checkSuites(first: 100) {
              nodes { status createdAt updatedAt checkRuns(first: 1) { totalCount } }
              pageInfo { hasNextPage }
            }
            statusCheckRollup { contexts(first: 100) { nodes { ${checkRun} } pageInfo { hasNextPage } } }
          }
        }
      }
    }
  }
}`;
