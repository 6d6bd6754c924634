// What live pages ask of the outside: whether anything that they show is another than before.

export interface Changes {
  /** A stamp of each, which is another one as soon as anything about the repository changed. Where there is none: "". */
  changes(repositories: readonly number[]): Promise<ReadonlyMap<number, string>>;
}
