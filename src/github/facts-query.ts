// The one query behind a decision: a pull request, its repository, its checks and the deployments of the environments asked for.
import { checkSuites, contextNames, headContexts } from "./reported-query.ts";

/** HEAD is the default branch: nobody configures Slipway from a pull request. */
export const configuration = `
  config: object(expression: "HEAD:.github/slipway.yml") {
    __typename
    ... on Blob { isBinary isTruncated text }
  }
`;

/** `env0`, `env1` …: as many environments by their names, which are variables. */
const named = (count: number, write: (alias: string) => string): string =>
  Array.from({ length: count }, (_, index) => write(`env${index}`)).join(" ");

export const factsQuery = (environments: number): string => `
query SlipwayFacts(
  $owner: String!, $name: String!, $number: Int!, $defaultBranch: String!, $environments: [String!]!,
  $previous: GitObjectID!, $withPrevious: Boolean!, $older: GitObjectID!, $withOlder: Boolean!
  ${named(environments, (alias) => `$${alias}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    url
    isArchived
    defaultBranchRef { name target { oid } }
    ${configuration}
    environments(first: 100) { nodes { name } }
    ${named(environments, (alias) => `${alias}: environment(name: $${alias}) { name }`)}
    deployments(environments: $environments, first: 30, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid task environment state createdAt ref { name } payload creator { __typename } }
    }
    previous: object(oid: $previous) @include(if: $withPrevious) { ... on Commit { oid ${contextNames()} } }
    older: object(oid: $older) @include(if: $withOlder) { ... on Commit { oid ${contextNames()} } }
    pullRequest(number: $number) {
      id number url state isDraft isCrossRepository
      author { login }
      baseRefName
      headRefName
      headRefOid
      headRef {
        compare(headRef: $defaultBranch) { aheadBy }
        target { ... on Commit { oid parents(first: 3) { nodes { oid } } ${checkSuites()} ${headContexts()} } }
      }
      baseRef {
        refUpdateRule { requiredStatusCheckContexts }
        rules(first: 100) {
          nodes { parameters { __typename ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } }
        }
      }
    }
  }
}`;
