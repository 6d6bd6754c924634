// Patterns of branches and tags.
import { anyPullRequest, tagPrefix } from "../ref-patterns.ts";
import { listOf, text } from "../values.ts";

interface Rule {
  readonly broken: (pattern: string) => boolean;
  readonly says: string;
}

/** What no ref may hold: https://git-scm.com/docs/git-check-ref-format */
const rules: readonly Rule[] = [
  { broken: (pattern) => /\s/u.test(pattern), says: "must not have blanks: no branch or tag has any" },
  { broken: (pattern) => pattern.startsWith("refs/heads/"), says: "must be written without refs/heads/" },
  {
    broken: (pattern) => pattern.startsWith("refs/tags/"),
    says: `must be written with ${tagPrefix} in place of refs/tags/`,
  },
  { broken: (pattern) => pattern.startsWith("refs/"), says: "must name a branch, without refs/" },
  {
    broken: (pattern) => /[[\]~^:\\\p{Cc}]|\.\.|@\{/u.test(pattern),
    says: "can match nothing: only *, ** and ? have a meaning, and no branch or tag may have [ ] ~ ^ : \\ or ..",
  },
  { broken: (pattern) => /^\/|\/$|\/\//.test(pattern), says: "can match nothing: no / may be first, last or double" },
  { broken: (pattern) => pattern.length > 255, says: "must not have more than 255 characters" },
];

const rulesBroken = (glob: string): string | null => rules.find(({ broken }) => broken(glob))?.says ?? null;

function refMistake(pattern: string): string | null {
  if (!pattern.startsWith(tagPrefix)) return rulesBroken(pattern);
  const glob = pattern.slice(tagPrefix.length);
  if (glob === "") return `must name tags after ${tagPrefix}, such as ${tagPrefix}v*`;
  return glob.startsWith("refs/tags/") ? "must be written without refs/tags/" : rulesBroken(glob);
}

function branchMistake(pattern: string): string | null {
  const other = pattern === anyPullRequest || pattern.startsWith(tagPrefix);
  return other ? "must be a pattern of branches, such as main or release/*" : rulesBroken(pattern);
}

const checked = (mistake: (pattern: string) => string | null) =>
  text.superRefine((pattern, context) => {
    const broken = mistake(pattern);
    if (broken !== null) context.addIssue({ code: "custom", message: broken });
  });

export const refs = listOf(checked(refMistake).meta({ title: "pattern" }), "patterns");

export const branch = checked(branchMistake).meta({ title: "pattern of branches" });
