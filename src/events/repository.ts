// What every delivery says of its repository.
import type { Repository } from "../domain/repository.ts";

export interface RepositoryPayload {
  readonly repository: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string };
    readonly default_branch: string;
    readonly html_url: string;
    readonly private?: boolean;
  };
  readonly installation?: { readonly id: number } | undefined;
}

/** Null for a delivery of a plain webhook, which no installation stands behind. */
export function toRepository({ repository, installation }: RepositoryPayload): Repository | null {
  if (!installation) return null;
  const { id, name, owner, default_branch: defaultBranch, private: isPrivate = false } = repository;
  return { id, name, owner: owner.login, defaultBranch, installation: installation.id, isPrivate };
}
