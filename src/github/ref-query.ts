// What is asked of GitHub about a branch, tag or sha that a command names.

const pulls = "nodes { number state headRefOid isCrossRepository } pageInfo { hasNextPage endCursor }";

const ofBranch = (page = "first: 100"): string => `associatedPullRequests(${page}, states: OPEN) { ${pulls} }`;

const open = (page = "first: 100"): string => `pullRequests(${page}, states: OPEN) { ${pulls} }`;

const commit = `__typename oid ... on Commit { associatedPullRequests(first: 100) { ${pulls} } }`;

/** Annotated tags may point at tags. */
export const refQuery = `
query SlipwayRef($owner: String!, $name: String!, $branch: String!, $tag: String!, $sha: String!, $isSha: Boolean!) {
  repository(owner: $owner, name: $name) {
    branch: ref(qualifiedName: $branch) { prefix name target { __typename oid } ${ofBranch()} }
    tag: ref(qualifiedName: $tag) {
      prefix name
      target { ${commit} ... on Tag { target { ${commit} ... on Tag { target { ${commit} } } } } }
    }
    ... @include(if: $isSha) {
      commit: object(expression: $sha) { ${commit} }
      ${open()}
    }
  }
}`;

const next = "first: 100, after: $after";

export const branchPullsPage = `
query SlipwayBranchPulls($owner: String!, $name: String!, $branch: String!, $after: String!) {
  repository(owner: $owner, name: $name) { branch: ref(qualifiedName: $branch) { ${ofBranch(next)} } }
}`;

export const openPullsPage = `
query SlipwayOpenPulls($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) { ${open(next)} }
}`;
