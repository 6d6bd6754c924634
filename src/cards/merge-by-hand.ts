// The commands with which a person merges the default branch into theirs, fit to be pasted into a shell.
import { code, join, type Markdown, md } from "./md.ts";

export const mergeByHand = (base: string, head: string): Markdown =>
  join(
    [
      code("git fetch origin"),
      code(`git switch ${shellWord(head)}`),
      code(`git merge ${shellWord(`origin/${base}`)}`),
      md`solve the conflicts and commit`,
      code("git push"),
    ],
    ", ",
  );

/** Names of branches may have characters that mean something to a shell. */
const shellWord = (name: string): string =>
  /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;
