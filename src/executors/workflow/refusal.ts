// Why GitHub did not run a workflow: its own sentence, and what to do about it.
import { excerpt } from "../../domain/excerpt.ts";

/** GitHub's sentences are not documented: one that is not known stands for itself. */
const advice: readonly (readonly [RegExp, (file: string) => string])[] = [
  [/^not found$/i, (file) => `Is ${file} in .github/workflows of the default branch?`],
  [/resource not accessible/i, () => "The App needs the permission actions: write"],
  [/workflow_dispatch' trigger/i, () => "Add workflow_dispatch to its triggers"],
  [/unexpected inputs/i, () => "Declare them in it, or name others in slipway.yml"],
  [/required input/i, () => "Name it under inputs in slipway.yml"],
  [/disabled/i, () => "Enable it on the Actions page"],
];

export function refusal(message: string, file: string): string {
  const hint = advice.find(([sentence]) => sentence.test(message))?.[1](excerpt(file, 30));
  const said = excerpt(message, 75).replace(/\.$/, "");
  return `Not started: ${said}${hint === undefined ? "" : `. ${hint}`}`;
}
