// How a branch stands to the default branch, and what came of merging it in.
import { code, md } from "../md.ts";
import { mergeByHand } from "../merge-by-hand.ts";
import { count } from "../words.ts";
import { askAgain, bySelf, type Explanations } from "./explanation.ts";

export const upToDate: Explanations<"behind_unknown" | "behind" | "merge_unseen" | "merge_rounds" | "merge_conflict"> =
  {
    behind_unknown: ({ base }) => [md`GitHub did not say whether the branch is behind ${code(base)}.`, askAgain],
    behind: ({ base, by }) => [
      md`The branch lacks ${count(by, "commit")} of ${code(base)}, and this environment takes none that is behind.`,
      md`Bring ${code(base)} in, as the button **Update branch** does, then comment again.`,
    ],
    merge_unseen: ({ base }) => [md`GitHub merged ${code(base)} in; the new head does not show yet.`, bySelf],
    merge_rounds: ({ base, rounds }) => [
      md`${code(base)} moved on after each of ${rounds} merges into this branch.`,
      md`Comment again when ${code(base)} is quieter.`,
    ],
    merge_conflict: ({ base, head }) => [
      md`${code(base)} does not merge into ${code(head)} without conflicts.`,
      md`Merge it by hand: ${mergeByHand(base, head)}. Then comment again.`,
    ],
  };
