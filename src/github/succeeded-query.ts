// What is asked of GitHub about the deployments of environments: the newest fifty of each, by variables.

const deployments = (alias: string): string => `
    ${alias}: deployments(
      environments: [$${alias}], first: 50, after: $after_${alias}, orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      nodes {
        databaseId commitOid task payload state
        creator { __typename login }
        commit { tree { oid } }
        statuses(first: 100) { nodes { state } pageInfo { hasNextPage endCursor } }
      }
      pageInfo { hasNextPage endCursor }
    }`;

export const succeededQuery = (aliases: readonly string[]): string => `
query SlipwaySucceeded(
  $owner: String!, $name: String!
  ${aliases.map((alias) => `$${alias}: String!, $after_${alias}: String`).join("\n  ")}
) {
  repository(owner: $owner, name: $name) {${aliases.map(deployments).join("")}
  }
}`;
