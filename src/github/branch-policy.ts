// Which refs a GitHub Environment takes, by its branch policy.
import { branchPrefix, tagPrefix } from "../config/ref-patterns.ts";
import type { Repository } from "../domain/repository.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { AppOctokit } from "./app-octokit.ts";
import type { Client } from "./octokit.ts";
import { whyRefused } from "./status-of.ts";

const everything = ["**", "tag:**"];

/** As patterns of `refs`, those of branches for branches only: whoever may push a tag may not push each branch. */
export async function readBranchPolicy(
  client: Client,
  repository: Repository,
  environment: string,
): Promise<readonly string[] | Unread> {
  const { owner, name: repo } = repository;
  const read = <Result>(ask: (octokit: AppOctokit) => Promise<Result>) => client.read(repository, ask);
  const at = { owner, repo, environment_name: environment };
  try {
    const { data } = await read((octokit) => octokit.rest.repos.getEnvironment(at));
    const policy = data.deployment_branch_policy;
    if (!policy) return everything;
    if (policy.protected_branches)
      return await allPages(async (page) => {
        const more = { owner, repo, protected: true, ...page };
        return (await read((octokit) => octokit.rest.repos.listBranches(more))).data.map(({ name }) =>
          toPattern({ name }),
        );
      });
    return await allPages(async (page) => {
      const answer = await read((octokit) => octokit.rest.repos.listDeploymentBranchPolicies({ ...at, ...page }));
      return answer.data.branch_policies.map(toPattern);
    });
  } catch (error) {
    return whyRefused(error);
  }
}

interface Policy {
  readonly name?: string;
  readonly type?: "branch" | "tag";
}

/** GitHub's patterns are those of Ruby's fnmatch, where only `**` as a whole part of a path goes across slashes. */
const toPattern = ({ name = "", type }: Policy): string =>
  `${type === "tag" ? tagPrefix : branchPrefix}${name.replaceAll(/(?<=^|\/)\*\*\/|\*+/g, (stars) => (stars.endsWith("/") ? stars : "*"))}`;

const perPage = 100;
const mostPages = 10;

type ReadPage = (page: { readonly page: number; readonly per_page: number }) => Promise<string[]>;

async function allPages(read: ReadPage): Promise<readonly string[] | Unread> {
  const all: string[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const found = await read({ page, per_page: perPage });
    all.push(...found);
    if (found.length < perPage) return all;
  }
  return { unread: `its branch policy names more than ${all.length} refs` };
}
