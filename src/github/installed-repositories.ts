// The repositories of an installation, as its own token sees them.
import type { Repository } from "../domain/repository.ts";
import { Client, type Outside } from "./octokit.ts";

export interface InstalledRepositories {
  readonly repositories: readonly Repository[];
  /** Of all, also those that are on no page that was read. */
  readonly count: number;
}

/** One page: a hundred at most. https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-app-installation */
export async function readInstalledRepositories(
  outside: Outside,
  installation: number,
): Promise<InstalledRepositories> {
  const reach = { installation, narrowed: { permissions: { metadata: "read" } } } as const;
  const { data } = await new Client(outside).readWithin(reach, (octokit) =>
    octokit.request("GET /installation/repositories", { per_page: 100 }),
  );
  const repositories = data.repositories.map(
    ({ id, owner, name, default_branch: defaultBranch, private: isPrivate }) => ({
      id: Number(id),
      owner: owner.login,
      name,
      defaultBranch,
      installation,
      isPrivate,
    }),
  );
  return { repositories, count: data.total_count };
}
