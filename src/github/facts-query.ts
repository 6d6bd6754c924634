// The one query behind a decision: what is to be deployed, its repository, its checks and the deployments of the environments asked for.
import { contextNames, headCommit } from "./reported-query.ts";
import { opinions } from "./reviews-query.ts";

/** HEAD is the default branch: nobody configures Slipway from a pull request. */
export const configuration = `
  config: object(expression: "HEAD:.github/slipway.yml") {
    __typename
    ... on Blob { isBinary isTruncated text }
  }
`;

/** GitHub takes at most six rules, and six reviewers: https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments */
const environment = `
  name
  protectionRules(first: 10) {
    nodes {
      type timeout
      reviewers(first: 10) {
        nodes { __typename ... on User { login } ... on Team { combinedSlug } }
        pageInfo { hasNextPage endCursor }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
`;

const branchRules = `
  refUpdateRule { requiredStatusCheckContexts }
  rules(first: 100) {
    nodes { parameters { __typename ... on RequiredStatusChecksParameters { requiredStatusChecks { context } } } }
  }
`;

interface Subject {
  readonly declare: string;
  readonly select: string;
  /** Of the default branch. */
  readonly rules: string;
}

/** The branch itself says what its head is, not the pull request, which follows a moment later. */
const pullRequest: Subject = {
  declare: "$number: Int!",
  rules: "",
  select: `
    pullRequest(number: $number) {
      id number url state isDraft isCrossRepository
      author { login }
      baseRefName
      headRefName
      headRefOid
      reviewDecision
      ${opinions()}
      headRef { compare(headRef: $defaultBranch) { aheadBy } target { ... on Commit { ${headCommit(true)} } } }
      baseRef { ${branchRules} }
    }
  `,
};

const ref: Subject = {
  declare: "$oid: GitObjectID!, $ref: String!, $isBranch: Boolean!",
  rules: branchRules,
  select: `
    head: object(oid: $oid) { ... on Commit { ${headCommit(false)} } }
    headRef: ref(qualifiedName: $ref) @include(if: $isBranch) {
      prefix name
      target { oid }
      compare(headRef: $defaultBranch) { aheadBy }
    }
  `,
};

/** `env0`, `env1` …: as many environments by their names, which are variables. */
const named = (count: number, write: (alias: string) => string): string =>
  Array.from({ length: count }, (_, index) => write(`env${index}`)).join(" ");

export function factsQuery(of: "pullRequest" | "ref", environments: number): string {
  const { declare, select, rules } = of === "ref" ? ref : pullRequest;
  return `
query SlipwayFacts(
  $owner: String!, $name: String!, $defaultBranch: String!, $environments: [String!]!,
  $previous: GitObjectID!, $withPrevious: Boolean!, $older: GitObjectID!, $withOlder: Boolean!
  ${declare} ${named(environments, (alias) => `$${alias}: String!`)}
) {
  repository(owner: $owner, name: $name) {
    nameWithOwner
    url
    isArchived
    defaultBranchRef { name target { oid } ${rules} }
    ${configuration}
    environments(first: 100) { nodes { name } }
    ${named(environments, (alias) => `${alias}: environment(name: $${alias}) { ${environment} }`)}
    deployments(environments: $environments, first: 30, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id databaseId commitOid task environment state createdAt ref { name } payload creator { __typename } }
    }
    previous: object(oid: $previous) @include(if: $withPrevious) { ... on Commit { oid ${contextNames()} } }
    older: object(oid: $older) @include(if: $withOlder) { ... on Commit { oid ${contextNames()} } }
    ${select}
  }
}`;
}
