// Pieces that the status and the history say alike: which commit a deployment is of, who asked for it, and with what.
import type { DeploymentState } from "../domain/deployment.ts";
import type { ParameterValue } from "../domain/parameters.ts";
import type { PastDeployment } from "../domain/past-deployment.ts";
import { looksSecret } from "../domain/looks-secret.ts";
import { isSealed } from "../domain/sealed.ts";
import { parameterWords } from "./command-line.ts";
import { code, type Markdown, md } from "./md.ts";
import { commit, list } from "./words.ts";

export const deploymentId = (id: number): Markdown => code(`#${id}`);

/** "abc1234 of `topic`, pull request 7". */
export function whatCode(repositoryUrl: string, { sha, ref, pullRequest }: PastDeployment): Markdown {
  const of = ref === null ? md`` : md` of ${code(ref)}`;
  const asked = pullRequest === null ? md`` : md` (pull request ${pullRequest})`;
  return md`${commit(repositoryUrl, sha)}${of}${asked}`;
}

/** A login. */
export const who = ({ by }: PastDeployment): Markdown => (by === null ? md`nobody GitHub still knows` : code(by));

export const stateWords: { readonly [S in DeploymentState]: string } = {
  queued: "🕒",
  pending: "🕒",
  in_progress: "🚀",
  success: "✅",
  failure: "❌",
  error: "❌",
  inactive: "💤",
};

export const stateOf = ({ state, succeededAt }: PastDeployment): Markdown => {
  if (state === null) return md`🕒 no status yet`;
  const succeeded = succeededAt !== null && state !== "success" ? md` (it had succeeded)` : md``;
  return md`${stateWords[state]} ${code(state)}${succeeded}`;
};

/** Of sealed ones the names: their values are nobody's to read. What looks like a secret is not said again. */
export function given({ parameters, sealed }: PastDeployment): Markdown {
  const all = Object.entries(parameters);
  const open = all.filter(([, value]) => !isShut(value)).map(([name, value]) => [name, hide(name, value)] as const);
  const shut = [...all.filter(([, value]) => isShut(value)), ...Object.entries(sealed)];
  const words = [
    ...parameterWords(Object.fromEntries(open)).map(code),
    ...shut.map(([name]) => md`${code(name)} (sealed)`),
  ];
  return list(words, (word) => word, { most: 10, length: 2_000 });
}

const isShut = (value: unknown): boolean => typeof value === "string" && isSealed(value);

const hide = (name: string, value: ParameterValue): ParameterValue => (looksSecret(name, `${value}`) ? "***" : value);
