// Commits, and GitHub's own record of who pushed what when.

export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Chosen by whoever commits: never trust it. ISO 8601. */
  readonly committedDate: string;
  readonly author: string;
  /** Its signature is one that GitHub knows. */
  readonly verified: boolean;
  /** The whole tree: path to content. */
  readonly files: ReadonlyMap<string, string>;
}

/** One entry of GET /repos/{owner}/{repo}/activity: GitHub's own time of a push. */
export interface Activity {
  readonly id: number;
  readonly before: string;
  readonly after: string;
  /** Full name: refs/heads/main. */
  readonly ref: string;
  readonly timestamp: string;
  readonly type: "push" | "force_push" | "branch_creation" | "branch_deletion" | "pr_merge" | "merge_queue_merge";
  readonly actor: string;
}
