// The pull request goes into the default branch: another base would escape that branch's protection.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const base: Gate = {
  name: "base",
  wakesOn: ["pull_request"],
  evaluate({ snapshot }) {
    const { base } = snapshot.pullRequest;
    const defaultBranch = snapshot.repository.defaultBranch.name;
    return base === defaultBranch ? pass : block(because("base_not_default", { base, defaultBranch }));
  },
};
