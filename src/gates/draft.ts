// The pull request is not a draft.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import { type Gate, ranThere } from "./gate.ts";

export const draft: Gate = {
  name: "draft",
  asks: "The pull request is not a draft.",
  wakesOn: ["pull_request"],
  overridable: false,
  skippedFor: ranThere,
  evaluate({ snapshot: { pullRequest } }) {
    return pullRequest?.draft ? block(because("pull_request_draft", { number: pullRequest.number })) : pass;
  },
};
