// Repositories, who may do what in them, and their forks.
import { addAccount } from "./accounts.ts";
import { newIdentity } from "./ids.ts";
import type { Commit, Repository, Role, State } from "./model.ts";
import { timestamp } from "./time.ts";

export const fullName = ({ owner, name }: Pick<Repository, "owner" | "name">): string => `${owner}/${name}`;

export const findRepository = (state: State, name: string): Repository | null =>
  state.repositories.get(name.toLowerCase()) ?? null;

export function repositoryOf(state: State, name: string): Repository {
  const repository = findRepository(state, name);
  if (!repository) throw new Error(`The sandbox has no repository ${name}.`);
  return repository;
}

export const findRepositoryById = (state: State, id: number): Repository | null =>
  [...state.repositories.values()].find((repository) => repository.id === id) ?? null;

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly forkOf?: Repository;
}

/** Without a commit and without branches: push to it. */
export function addRepository(state: State, input: NewRepository): Repository {
  const repository = emptyRepository(state, input);
  state.repositories.set(fullName(repository).toLowerCase(), repository);
  return repository;
}

function emptyRepository(state: State, input: NewRepository): Repository {
  const now = timestamp(state);
  return {
    ...newIdentity(state, "Repository"),
    owner: input.owner,
    name: input.name,
    private: input.private ?? false,
    archived: false,
    forkOf: input.forkOf ? fullName(input.forkOf) : null,
    defaultBranch: input.defaultBranch ?? "main",
    createdAt: now,
    pushedAt: now,
    commits: input.forkOf?.commits ?? new Map<string, Commit>(),
    ...emptyCollections(),
  };
}

const emptyCollections = () => ({
  collaborators: new Map(),
  branches: new Map(),
  tags: new Map(),
  annotatedTags: new Set<string>(),
  activity: [],
  statuses: [],
  suites: [],
  checkRuns: [],
  pulls: new Map(),
  issues: new Map(),
  comments: [],
  deployments: [],
  workflows: [],
  workflowRuns: [],
  environments: new Map(),
  requiredContexts: new Map(),
  requiredReviews: new Map(),
});

/** With the branches of the original as they stand. */
export function forkRepository(state: State, input: { of: Repository; owner: string }): Repository {
  const { of, owner } = input;
  const fork = addRepository(state, { owner, name: of.name, defaultBranch: of.defaultBranch, forkOf: of });
  for (const [branch, sha] of of.branches) fork.branches.set(branch, sha);
  fork.collaborators.set(owner.toLowerCase(), { role: "admin", roleName: "admin" });
  return fork;
}

export interface NewCollaborator {
  readonly login: string;
  readonly role: Role;
  /** A custom role's own name. */
  readonly roleName?: string;
}

export function addCollaborator(state: State, repository: Repository, input: NewCollaborator): void {
  addAccount(state, { login: input.login, type: input.login.endsWith("[bot]") ? "Bot" : "User" });
  repository.collaborators.set(input.login.toLowerCase(), {
    role: input.role,
    roleName: input.roleName ?? input.role,
  });
}

export interface Grant {
  readonly role: Role | "none";
  readonly roleName: string;
}

/** The highest of all grants: the owner's, the collaborator's, and reading what is public. */
export function roleIn(repository: Repository, login: string): Grant {
  if (repository.owner.toLowerCase() === login.toLowerCase()) return { role: "admin", roleName: "admin" };
  const nobody: Grant = repository.private ? { role: "none", roleName: "none" } : { role: "read", roleName: "read" };
  return repository.collaborators.get(login.toLowerCase()) ?? nobody;
}

export const nextNumber = ({ pulls, issues }: Repository): number => pulls.size + issues.size + 1;
