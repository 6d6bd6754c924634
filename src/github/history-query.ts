// What is asked of GitHub about the history of environments: the newest fifty deployments of each, and the pages behind.

/** What is asked of each deployment. */
const fragment = `
fragment past on Deployment {
  id databaseId commitOid task environment createdAt payload state
  ref { name }
  creator { __typename login }
  latestStatus { state createdAt environmentUrl }
  statuses(first: 100) { nodes { state createdAt } }
}`;

const deployments = (alias: string): string => `
    ${alias}: deployments(
      environments: [$${alias}], first: 50, after: $after_${alias}, orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      nodes { ...past }
      pageInfo { hasNextPage endCursor }
    }`;

export const historyQuery = (aliases: readonly string[]): string => `
query SlipwayHistory(
  $owner: String!, $name: String!
  ${aliases.map((alias) => `$${alias}: String!, $after_${alias}: String`).join("\n  ")}
) {
  repository(owner: $owner, name: $name) {
    databaseId${aliases.map(deployments).join("")}
  }
}${fragment}`;

export const deploymentsQuery = `
query SlipwayDeployments($owner: String!, $name: String!, $ids: [ID!]!) {
  repository(owner: $owner, name: $name) { databaseId }
  nodes(ids: $ids) { __typename ...past }
}${fragment}`;
