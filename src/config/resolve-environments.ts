// Which environments there are: those of the file, or without any the repository's own and the two that everyone has.
import type { Environment } from "../domain/environment.ts";
import type { GitHubEnvironment } from "../domain/snapshot.ts";
import { fillNumber, sameName } from "./environment-name.ts";
import { protectedByGitHub } from "./github-protection.ts";
import type { Settings } from "./settings.ts";

export interface Environments {
  /** As configured or as GitHub spells them, in order. */
  readonly names: readonly string[];
  /** The environment of a command that names none. May be one that does not exist, where the file says so. */
  readonly defaultName: string | null;
  /** Upper and lower case are the same. */
  readonly find: (name: string) => Environment | null;
  /**
   * The GitHub Environment that `find` was made from, which is so only where no file names environments. What is unread
   * in it does not hold in what `find` answers.
   */
  readonly fromGitHub: (name: string) => GitHubEnvironment | null;
}

/**
 * `settings` is null without a file; `github` are the repository's GitHub Environments; names with `{number}` are those of
 * this pull request.
 */
export function resolveEnvironments(
  settings: Settings | null,
  github: readonly GitHubEnvironment[],
  pullRequest: number,
): Environments {
  const named = settings?.environments ?? null;
  const all = named ? numbered([...named.values()], pullRequest) : zeroConfiguration(github).map(protectedByGitHub);
  const find = finder(all);
  const wanted = settings?.defaultEnvironment ?? null;
  const filled = wanted !== null && named ? fillNumber(wanted, pullRequest) : wanted;
  return {
    names: all.map(({ name }) => name),
    defaultName: defaultName(find, filled, all),
    find,
    fromGitHub: finder(named ? [] : github),
  };
}

/** A name that stands in the file wins over one that `{number}` comes to. */
function numbered(environments: readonly Environment[], pullRequest: number): readonly Environment[] {
  const written = new Set(environments.map(({ name }) => sameName(name)));
  return environments.flatMap((environment) => {
    const { url, after } = environment;
    const name = fillNumber(environment.name, pullRequest);
    if (name !== environment.name && written.has(sameName(name))) return [];
    const fill = (text: string): string => fillNumber(text, pullRequest);
    return [{ ...environment, name, url: url && fill(url), after: after.map(fill) }];
  });
}

function defaultName(
  find: (name: string) => Environment | null,
  wanted: string | null,
  all: readonly Environment[],
): string | null {
  if (wanted !== null) return find(wanted)?.name ?? wanted;
  const only = all.length === 1 ? all[0] : undefined;
  return find("staging")?.name ?? only?.name ?? null;
}

function finder<Named extends { readonly name: string }>(all: readonly Named[]): (name: string) => Named | null {
  const bySameName = new Map(all.toReversed().map((one) => [sameName(one.name), one]));
  return (name) => bySameName.get(sameName(name)) ?? null;
}

function zeroConfiguration(github: readonly GitHubEnvironment[]): readonly GitHubEnvironment[] {
  const known = new Set(github.map(({ name }) => sameName(name)));
  const usual = ["staging", "production"].filter((name) => !known.has(name));
  return [...github, ...usual.map((name) => ({ name, protection: null }))];
}
