// The repository takes changes: it is not archived.
import { because } from "../domain/reasons.ts";
import { block, pass } from "../domain/verdict.ts";
import type { Gate } from "./gate.ts";

export const repository: Gate = {
  name: "repository",
  asks: "The repository is not archived.",
  wakesOn: [],
  overridable: false,
  evaluate({ snapshot }) {
    const { archived, fullName } = snapshot.repository;
    return archived ? block(because("repository_archived", { fullName })) : pass;
  },
};
