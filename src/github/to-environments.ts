// The GitHub Environments of a repository, with the protection of those that were asked for by name.
import type { GitHubEnvironment, Protection, Unread } from "../domain/snapshot.ts";
import {
  type EnvironmentAnswer,
  nodesOf,
  type Page,
  type ProtectionRuleAnswer,
  type RepositoryAnswer,
  type ReviewerAnswer,
} from "./facts-answer.ts";
import type { GraphqlError } from "./sort-graphql-errors.ts";

interface EnvironmentsRead {
  readonly answer: RepositoryAnswer;
  /** In the order of their aliases. */
  readonly named: readonly string[];
  readonly errors: readonly GraphqlError[];
}

/** What was not asked for by name is among the first hundred, or unknown; GitHub's names know no upper and lower case. */
export function toEnvironments({ answer, named, errors }: EnvironmentsRead): GitHubEnvironment[] {
  const listed = nodesOf(answer.environments).map(({ name }) => ({ name, protection: notAsked }));
  const asked = named.flatMap((name, index) => {
    const alias = `env${index}` as const;
    return toNamed({ name, found: answer[alias] ?? null, errors: errors.filter(({ path }) => path?.[1] === alias) });
  });
  return [...new Map([...listed, ...asked].map((one) => [one.name.toLowerCase(), one])).values()];
}

const notAsked: Unread = { unread: "its protection was not asked for" };

interface Named {
  readonly name: string;
  readonly found: EnvironmentAnswer | null;
  readonly errors: readonly GraphqlError[];
}

/** One that GitHub hides may be there, and protected. */
function toNamed({ name, found, errors }: Named): GitHubEnvironment[] {
  const why = errors.find(({ type }) => type !== "NOT_FOUND")?.message;
  if (!found) return why ? [{ name, protection: { unread: why } }] : [];
  return [{ name: found.name, protection: why ? { unread: why } : toProtection(found.protectionRules) }];
}

function toProtection(rules: Page<ProtectionRuleAnswer> | null): Protection | Unread | null {
  const all = whole(rules);
  if (!all) return { unread: "GitHub did not show its protection rules" };
  if (all.length === 0) return null;
  return all.reduce<Protection | Unread>(withRule, { reviewers: [], timer: 0, refs: null });
}

/** Null where a part is hidden, or there are more than GitHub says that there can be. */
function whole<Node>(page: Page<Node> | null): readonly Node[] | null {
  if (!page || page.pageInfo.hasNextPage) return null;
  const nodes = nodesOf(page);
  return nodes.length === page.nodes?.length ? nodes : null;
}

const minute = 60_000;
const policyUnread: Unread = { unread: "the branch policy was not read yet" };

function withRule(sum: Protection | Unread, { type, timeout, reviewers }: ProtectionRuleAnswer): Protection | Unread {
  if ("unread" in sum) return sum;
  if (type === "WAIT_TIMER") return { ...sum, timer: timeout * minute };
  if (type === "BRANCH_POLICY") return { ...sum, refs: policyUnread };
  if (type !== "REQUIRED_REVIEWERS") return { unread: `Slipway does not know its protection rule ${type}` };
  const names = reviewersOf(reviewers);
  return names ? { ...sum, reviewers: names } : { unread: "GitHub did not show its reviewers" };
}

/** A rule without reviewers has some that are hidden. */
function reviewersOf(page: Page<ReviewerAnswer> | null): string[] | null {
  const all = whole(page) ?? [];
  const names = all.flatMap(({ login, combinedSlug }) => login ?? combinedSlug ?? []);
  return names.length > 0 && names.length === all.length ? names : null;
}
