// What an environment may be called.

/** GitHub's limit: https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments */
const longestName = 255;

export const isTooLong = (name: string): boolean => Array.from(name).length > longestName;

/** Characters that nobody sees, such as control characters and marks for the direction of writing, or that are none. */
export const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** GitHub tells no upper from lower case in the names of environments. */
export const sameName = (name: string): string => name.toLowerCase();

const place = "{number}";

/** Names with this place stand for one environment of each pull request. */
export const isNumbered = (name: string): boolean => name.includes(place);

export const fillNumber = (name: string, pullRequest: number): string => name.replaceAll(place, String(pullRequest));

const manyDigits = 9_999_999_999;

const rules: readonly { readonly broken: (name: string) => boolean; readonly says: string }[] = [
  { broken: (name) => name === "", says: "must not be empty" },
  { broken: (name) => unseen.test(name), says: "must not have control characters or others that nobody sees" },
  { broken: (name) => name.trim() !== name, says: "must not begin or end with a blank" },
  {
    broken: (name) => isTooLong(fillNumber(name, manyDigits)),
    says: `must not have more than ${longestName} characters`,
  },
  { broken: (name) => name.includes(","), says: "must not have a comma: commands put one between environments" },
  {
    broken: (name) => /[{}]/.test(name.replace(place, "")),
    says: `must not have { or }, but for one ${place}, the number of the pull request`,
  },
  { broken: (name) => name === "__proto__", says: "must be another word" },
];

/** The first rule that a name breaks, or null. */
export const nameMistake = (name: string): string | null => rules.find(({ broken }) => broken(name))?.says ?? null;
