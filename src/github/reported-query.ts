// What is asked of GitHub about the reports on a commit, the first page and those after it.

const pageInfo = "pageInfo { hasNextPage endCursor }";

/** What a context must be to count is asked of a pull request; a ref without one has the rules of the default branch. */
const required = (inPull: boolean): string => (inPull ? "isRequired(pullRequestNumber: $number)" : "");

interface Reports {
  /** `$number` is its number. */
  readonly inPull: boolean;
  /** The arguments of the connection. */
  readonly page?: string;
}

export const headContexts = ({ inPull, page = "first: 100" }: Reports): string => `
  statusCheckRollup {
    contexts(${page}) {
      nodes {
        __typename
        ... on CheckRun {
          name status conclusion detailsUrl permalink startedAt ${required(inPull)}
          checkSuite { id app { databaseId } workflowRun { event workflow { id } } }
        }
        ... on StatusContext { context state targetUrl ${required(inPull)} }
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

/** Of a commit that is to be deployed. */
export const headCommit = (inPull: boolean): string => `
  oid
  tree { oid }
  signature { isValid }
  parents(first: 3) { nodes { oid } }
  ${checkSuites()}
  ${headContexts({ inPull })}
`;

const commitQuery = (name: string, declare: string, select: string): string => `
query ${name}($owner: String!, $name: String!, $oid: GitObjectID!${declare}) {
  repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { ${select} } } }
}`;

const number = ", $number: Int!";
const after = ", $after: String!";
const next = "first: 100, after: $after";

/** A fork's commit, in the repository that its pull request goes to: what is reported of it is reported there. */
export const forkCommit = commitQuery("SlipwayForkHead", number, headCommit(true));

export const headContextsPage = (inPull: boolean): string =>
  commitQuery("SlipwayContexts", `${after}${inPull ? number : ""}`, headContexts({ inPull, page: next }));
export const contextNamesPage = commitQuery("SlipwayContexts", after, contextNames(next));
export const checkSuitesPage = commitQuery("SlipwayContexts", after, checkSuites(next));
