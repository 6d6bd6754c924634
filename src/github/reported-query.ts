// What is asked of GitHub about the reports on a commit, the first page and those after it.

const pageInfo = "pageInfo { hasNextPage endCursor }";

/** `page`: the arguments of the connection. */
export const headContexts = (page = "first: 100"): string => `
  statusCheckRollup {
    contexts(${page}) {
      nodes {
        __typename
        ... on CheckRun {
          name status conclusion detailsUrl permalink startedAt
          isRequired(pullRequestNumber: $number)
          checkSuite { id app { databaseId } workflowRun { event workflow { id } } }
        }
        ... on StatusContext { context state targetUrl isRequired(pullRequestNumber: $number) }
      }
      ${pageInfo}
    }
  }
`;

/** Whether it is required is not asked: the commit may be none of the pull request any more. */
export const contextNames = (page = "first: 100"): string => `
  statusCheckRollup {
    contexts(${page}) {
      nodes {
        __typename
        ... on CheckRun { name checkSuite { app { databaseId } workflowRun { event } } }
        ... on StatusContext { context }
      }
      ${pageInfo}
    }
  }
`;

export const checkSuites = (page = "first: 100"): string => `
  checkSuites(${page}) {
    nodes { status createdAt updatedAt checkRuns(first: 1) { totalCount } }
    ${pageInfo}
  }
`;

const next = "first: 100, after: $after";

const pageQuery = (select: string, declare = ""): string => `
query SlipwayContexts($owner: String!, $name: String!, $oid: GitObjectID!, $after: String!${declare}) {
  repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { ${select} } } }
}`;

export const headContextsPage = pageQuery(headContexts(next), ", $number: Int!");
export const contextNamesPage = pageQuery(contextNames(next));
export const checkSuitesPage = pageQuery(checkSuites(next));
