// Where GitHub's own pages of these records are.
import type { Repository } from "../state/model.ts";
import { fullName } from "../state/repositories.ts";

/** A type that is UniformResourceLocatable has both. */
export const located = ({ origin }: { readonly origin: string }, path: string) => ({
  url: `${origin}${path}`,
  resourcePath: path,
});

export const pathIn = (repository: Repository, rest = ""): string => `/${fullName(repository)}${rest}`;
