// Sealed values that cannot be handed over.
import { code, md, type Markdown } from "../md.ts";
import type { ReasonFacts } from "../../domain/reasons.ts";
import { names } from "../words.ts";
import type { Explanations } from "./explanation.ts";

export const sealed: Explanations<"sealed_not_taken" | "sealed_unopened"> = {
  sealed_not_taken: ({ names: given, executor, environment }) => [
    md`${names(given)} would have to be opened for ${executor === "workflow" ? md`a workflow` : md`whichever tool listens to deployments`}, where everybody who can read the repository could read it.`,
    md`Leave it out, or ask a maintainer to give ${code(environment)} an executor of the operator's.`,
  ],
  sealed_unopened: (facts) => [
    found(facts),
    facts.why === "no_key"
      ? md`Ask Slipway's operator to set ${code("SLIPWAY_KEY")}, then seal the value.`
      : md`Seal the value for this repository, ${code(facts.environment)} and ${code(facts.name)}, then comment again.`,
  ],
};

function found({ name, environment, why }: ReasonFacts["sealed_unopened"]): Markdown {
  if (why === "no_key") return md`This Slipway has no key to open sealed values with.`;
  if (why === "form") return md`What is given for ${code(name)} is no whole sealed value.`;
  if (why === "key") return md`The value for ${code(name)} was sealed for a key that this Slipway does not have.`;
  return md`The value for ${code(name)} was sealed for another repository, environment or name than ${code(name)} in ${code(environment)} here, or was changed.`;
}
