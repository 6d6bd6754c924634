// Which repository a thing belongs to: known by its id, addressed by its name, reached through its installation.

export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** As the last delivery called it. */
  readonly defaultBranch: string;
  readonly installation: number;
  /** As the last delivery said; where it is not said, everybody may read it. */
  readonly isPrivate?: boolean;
}
