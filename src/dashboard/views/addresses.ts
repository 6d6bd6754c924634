// Addresses of the pages, below the base of all addresses.
import type { RepositoryName } from "../shown.ts";
import type { Crumb } from "./page.ts";

export const repositoryPath = ({ owner, name }: RepositoryName): string =>
  `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;

export const environmentPath = (repository: RepositoryName, environment: string): string =>
  `${repositoryPath(repository)}/environments/${encodeURIComponent(environment.toWellFormed())}`;

export const deploymentPath = (repository: RepositoryName, id: number): string =>
  `${repositoryPath(repository)}/deployments/${id}`;

/** Where something can be done: `asked` is what is known of it already. */
export function actPath(
  repository: RepositoryName,
  verb: string,
  asked: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(asked).toString();
  return `${repositoryPath(repository)}/act/${verb}${query === "" ? "" : `?${query}`}`;
}

export const auditPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/audit`;

export const repositoryCrumb = (repository: RepositoryName): Crumb => ({
  name: `${repository.owner}/${repository.name}`,
  path: repositoryPath(repository),
});
