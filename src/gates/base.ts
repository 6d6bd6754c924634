// The pull request goes into the default branch: another base would escape that branch's protection.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import { type Gate, ranThere } from "./gate.ts";

export const base: Gate = {
  name: "base",
  asks: "The pull request goes into the default branch.",
  wakesOn: ["pull_request"],
  overridable: false,
  skippedFor: ranThere,
  evaluate({ snapshot: { pullRequest, repository } }) {
    if (!pullRequest) return pass;
    const { base } = pullRequest;
    const { name: defaultBranch } = repository.defaultBranch;
    return base === defaultBranch ? pass : block(because("base_not_default", { base, defaultBranch }));
  },
};
