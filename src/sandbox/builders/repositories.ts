// Repositories of a story, and what people push to them.
import { addAccount } from "../state/accounts.ts";
import { ensureEnvironment, type Protection } from "../state/environments.ts";
import { newIdentity } from "../state/ids.ts";
import type { Commit, Environment, Repository, Role, State } from "../state/model.ts";
import { addTag, deleteBranch, type Push, pushCommit } from "../state/push.ts";
import { archiveRepository, renameRepository } from "../state/rename-repository.ts";
import { addCollaborator, addRepository, forkRepository } from "../state/repositories.ts";
import { actorBy, type RepositoryName, repositoryBy, shaOf } from "./who.ts";

export interface NewRepositoryStory {
  /** Login to role. */
  readonly people?: Readonly<Record<string, Role>>;
  /** Path to content, of the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** What a rule of the default branch requires. */
  readonly requiredContexts?: readonly string[];
  readonly requiredReviews?: number;
}

export interface ProtectionStory extends Omit<Protection, "branchPolicy"> {
  /** Patterns, of tags after "tag:"; "protected": protected branches; null: everything. */
  readonly branchPolicy?: readonly string[] | "protected" | null;
}

export interface TagStory {
  readonly ref: string;
  readonly annotated?: boolean;
}

function policyOf(state: State, policy: readonly string[] | "protected" | null): Environment["branchPolicy"] {
  if (policy === null || policy === "protected") return policy;
  return policy.map((pattern) => ({
    id: newIdentity(state, "GateBranchPolicy").id,
    name: pattern.replace(/^tag:/, ""),
    type: pattern.startsWith("tag:") ? "tag" : "branch",
  }));
}

export type PushStory = Omit<Push, "branch" | "by"> & { readonly by?: string };

function addRepositoryStory(state: State, fullName: string, input: NewRepositoryStory): Repository {
  const [owner = "", name = ""] = fullName.split("/");
  addAccount(state, { login: owner, type: "Organization" });
  const { defaultBranch = "main" } = input;
  const repository = addRepository(state, { owner, name, defaultBranch, private: input.private ?? false });
  for (const [login, role] of Object.entries(input.people ?? {})) addCollaborator(state, repository, { login, role });
  if (input.requiredContexts) repository.requiredContexts.set(defaultBranch, [...input.requiredContexts]);
  if (input.requiredReviews) repository.requiredReviews.set(defaultBranch, input.requiredReviews);
  const files = input.files ?? { "README.md": `# ${name}\n` };
  pushCommit(state, repository, { branch: defaultBranch, message: "Initial commit", files, by: actorBy(state, owner) });
  return repository;
}

export const repositoryBuilders = (state: State) => ({
  /** "acme/site", with a first commit on its default branch. */
  repository: (fullName: string, input: NewRepositoryStory = {}): Repository =>
    addRepositoryStory(state, fullName, input),
  /** Into the account of `by`, with all branches. */
  fork: (of: RepositoryName, { by }: { by: string }): Repository => {
    addAccount(state, { login: by, type: "User" });
    return forkRepository(state, { of: repositoryBy(state, of), owner: by });
  },
  /** One commit; the branch starts at the default branch (or `from`) where it is missing. `by`: default the owner. */
  push: (name: RepositoryName, branch: string, push: PushStory = {}): Commit => {
    const repository = repositoryBy(state, name);
    return pushCommit(state, repository, { ...push, branch, by: actorBy(state, push.by ?? repository.owner) });
  },
  /** `ref`: a branch, tag or sha. */
  tag: (name: RepositoryName, tag: string, { ref, annotated = false }: TagStory): void => {
    const repository = repositoryBy(state, name);
    addTag(repository, { name: tag, sha: shaOf(repository, ref), annotated });
  },
  deleteBranch: (name: RepositoryName, branch: string, { by }: { by: string }): void =>
    deleteBranch(state, repositoryBy(state, name), { branch, by: actorBy(state, by) }),
  rename: (name: RepositoryName, to: { owner?: string; name?: string; by: string }): void =>
    renameRepository(state, repositoryBy(state, name), { ...to, by: actorBy(state, to.by) }),
  archive: (name: RepositoryName, { by }: { by: string }): void =>
    archiveRepository(state, repositoryBy(state, name), actorBy(state, by)),
  /** A GitHub Environment with its protection. */
  environment: (
    name: RepositoryName,
    environment: string,
    { branchPolicy, ...protection }: ProtectionStory = {},
  ): Environment =>
    ensureEnvironment(state, repositoryBy(state, name), {
      ...protection,
      ...(branchPolicy !== undefined && { branchPolicy: policyOf(state, branchPolicy) }),
      name: environment,
    }),
});
