// Names of branches, tags and commits: what git takes for one, and what GitHub answered for it.

/** Git's own rules, by which none can be read as an expression: https://git-scm.com/docs/git-check-ref-format */
export const isRefName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 255 &&
  !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$/u.test(name) &&
  name !== "@" &&
  name.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));

/** A sha, or the beginning of one. */
export const isShaLike = (name: string): boolean => /^[0-9a-f]{7,40}$/i.test(name);

export const isFullSha = (name: string): boolean => /^[0-9a-f]{40}$/.test(name);

interface Named {
  readonly prefix: string;
  readonly name: string;
}

/** Where a full name matches nothing, GitHub goes on to look for it as a short one: https://docs.github.com/en/graphql/reference/objects#repository */
export const asNamed = <Ref extends Named>(found: Ref | null | undefined, { prefix, name }: Named): Ref | null =>
  found?.prefix === prefix && found.name === name ? found : null;
