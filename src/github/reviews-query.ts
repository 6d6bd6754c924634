// What is asked of GitHub about the reviews of a pull request: the newest opinion of each who may write.

/** A comment takes no opinion back: https://docs.github.com/en/graphql/reference/objects#pullrequest */
export const opinions = (page = "first: 100"): string => `
  latestOpinionatedReviews(${page}, writersOnly: true) {
    nodes { state author { login } commit { oid } }
    pageInfo { hasNextPage endCursor }
  }
`;

export const opinionsPage = `
query SlipwayReviews($owner: String!, $name: String!, $number: Int!, $after: String!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { ${opinions("first: 100, after: $after")} }
  }
}`;
