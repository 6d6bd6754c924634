// Pull requests and issues, and what is said on them.

export type Reaction = "+1" | "-1" | "laugh" | "confused" | "hooray" | "heart" | "rocket" | "eyes";

export interface CommentReaction {
  readonly id: number;
  readonly nodeId: string;
  readonly content: Reaction;
  readonly user: string;
  readonly createdAt: string;
}

export interface Comment {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  /** null: an account that GitHub no longer shows. */
  readonly author: string | null;
  /** The App that wrote it with an installation token. */
  readonly app: number | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  minimized: "OUTDATED" | "RESOLVED" | "DUPLICATE" | "OFF_TOPIC" | "SPAM" | "ABUSE" | null;
  readonly reactions: CommentReaction[];
}

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly author: string;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  readonly sha: string;
  readonly body: string;
  readonly submittedAt: string;
  readonly reactions: CommentReaction[];
}

/** An issue that is no pull request; both share the numbers of a repository. */
export interface Issue {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  state: "open" | "closed";
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface PullRequest {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  title: string;
  body: string;
  readonly author: string;
  state: "open" | "closed";
  merged: boolean;
  mergeCommit: string | null;
  draft: boolean;
  base: string;
  /** full_name of the head's repository, which differs from this one for forks; null: that fork was deleted. */
  headRepository: string | null;
  headRef: string;
  /** The last known head: it stays when the branch is deleted. */
  headSha: string;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
  mergedBy: string | null;
  labels: string[];
  readonly reviews: Review[];
}
