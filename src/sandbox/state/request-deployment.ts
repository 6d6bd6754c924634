// POST deployments as GitHub decides it: the ref, the merge of the default branch, the contexts, then the record.
import { isAncestor } from "./ancestry.ts";
import { contextsOf } from "./contexts.ts";
import { type NewDeployment, recordDeployment } from "./deployments.ts";
import { type MergeResult, mergeInto, workflowRefusal, workflowsBrought } from "./merge-branches.ts";
import type { Commit, Deployment, Repository, State } from "./model.ts";
import { type ResolvedRef, resolveRef } from "./refs.ts";

export interface DeploymentRequest extends Omit<NewDeployment, "sha"> {
  /** Default: true. */
  readonly autoMerge?: boolean;
  /** Omitted: every context that was ever submitted; empty: none. */
  readonly requiredContexts?: readonly string[];
  /** Whether the asker may write contents, which the merge needs. */
  readonly mayMerge: boolean;
  /** Whether the merge may bring in changes of workflow files. Default: true. */
  readonly mayMergeWorkflows?: boolean;
}

export interface ContextState {
  readonly context: string;
  readonly state: string;
}

export type DeploymentAnswer =
  | { readonly kind: "created"; readonly deployment: Deployment }
  | { readonly kind: "merged"; readonly message: string; readonly commit: Commit }
  | { readonly kind: "merge_forbidden"; readonly message: string }
  | { readonly kind: "merge_conflict"; readonly message: string }
  | { readonly kind: "contexts"; readonly message: string; readonly contexts: readonly ContextState[] }
  | { readonly kind: "no_ref"; readonly message: string };

export function requestDeployment(state: State, repository: Repository, request: DeploymentRequest): DeploymentAnswer {
  const ref = resolveRef(repository, request.ref);
  if (!ref) return { kind: "no_ref", message: `No ref found for: ${request.ref}` };
  return (
    mergeDefaultBranch(state, repository, { request, ref }) ??
    refuseContexts(repository, request, ref.sha) ?? {
      kind: "created",
      deployment: recordDeployment(state, repository, { ...request, sha: ref.sha }),
    }
  );
}

interface Asked {
  readonly request: DeploymentRequest;
  readonly ref: ResolvedRef;
}

/** null: nothing to merge. GitHub takes the repository's default branch, not the pull request's base. */
function mergeDefaultBranch(state: State, repository: Repository, { request, ref }: Asked): DeploymentAnswer | null {
  const { defaultBranch } = repository;
  const base = repository.branches.get(defaultBranch);
  const behind = base !== undefined && !isAncestor(repository, base, ref.sha);
  if (!(request.autoMerge ?? true) || !behind) return null;
  const conflict = `Conflict merging ${defaultBranch} into ${request.ref}.`;
  // A sha or tag that is behind cannot take a merge, and GitHub calls that a conflict: https://github.com/argoproj/notifications-engine/pull/193
  if (ref.kind !== "branch") return { kind: "merge_conflict", message: conflict };
  const forbidden = refuseMerge(repository, request, { ours: ref.sha, theirs: base });
  if (forbidden) return { kind: "merge_forbidden", message: forbidden };
  const message = `Merge ${defaultBranch} into ${ref.name}`;
  const result = mergeInto(state, repository, { into: ref.name, sha: base, message, by: request.by });
  return mergeAnswer(result, { conflict, merged: `Auto-merged ${defaultBranch} into ${ref.name} on deployment.` });
}

function refuseMerge(
  repository: Repository,
  { mayMerge, mayMergeWorkflows = true }: DeploymentRequest,
  sides: { ours: string; theirs: string },
): string | null {
  if (!mayMerge) return "Resource not accessible by integration";
  const workflow = mayMergeWorkflows ? undefined : workflowsBrought(repository, sides.ours, sides.theirs)[0];
  return workflow === undefined ? null : workflowRefusal(workflow);
}

function mergeAnswer(result: MergeResult, say: { conflict: string; merged: string }): DeploymentAnswer | null {
  if (result.kind === "conflict") return { kind: "merge_conflict", message: say.conflict };
  return result.kind === "merged" ? { kind: "merged", message: say.merged, commit: result.commit } : null;
}

/**
 * Only `success` passes: `skipped` and `neutral` block, unlike in branch protection. The answer lists every context, also green ones.
 * A context that was listed but never submitted has no documented state: the sandbox says `pending`, as for one that has not finished.
 */
function refuseContexts(repository: Repository, request: DeploymentRequest, sha: string): DeploymentAnswer | null {
  const submitted = contextsOf(repository, sha).map(({ name, word }) => ({ context: name, state: toState(word) }));
  const contexts = request.requiredContexts ? listed(request.requiredContexts, submitted) : submitted;
  if (contexts.every(({ state }) => state === "success")) return null;
  return { kind: "contexts", message: `Conflict: Commit status checks failed for ${request.ref}.`, contexts };
}

const listed = (names: readonly string[], submitted: readonly ContextState[]): ContextState[] =>
  names.flatMap((name) => {
    const found = submitted.filter(({ context }) => context === name);
    return found.length > 0 ? found : [{ context: name, state: "pending" }];
  });

const toState = (word: string): string => (["queued", "in_progress"].includes(word) ? "pending" : word);
