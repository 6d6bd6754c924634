// An approval: another person's word for exactly this commit, in exactly this environment.

export interface Approval {
  /** A login. */
  readonly by: string;
  /** The head that was approved. */
  readonly sha: string;
  /** GitHub's time of the comment. */
  readonly at: string;
  readonly url: string;
}
