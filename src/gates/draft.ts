// The pull request is not a draft.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const draft: Gate = {
  name: "draft",
  wakesOn: ["pull_request"],
  evaluate({ snapshot }) {
    const { draft, number } = snapshot.pullRequest;
    return draft ? block(because("pull_request_draft", { number })) : pass;
  },
};
