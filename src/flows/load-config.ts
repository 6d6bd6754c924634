// The whole configuration: the repository's own file, else its owner's, with what either of them extends.
import { extendsOf } from "../config/extends.ts";
import type { Repository } from "../domain/repository.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import type { Ports } from "./ports.ts";

/** Where the owner keeps what holds for all repositories. */
const shared = { name: ".github", path: ".github/slipway.yml" };
/** How many files may stand behind one another; readConfig says so of one that goes on. */
const mostFiles = 5;

/** Costs a read only where the repository has no file of its own, or its file extends another. */
export async function loadConfig(
  { github }: Pick<Ports, "github">,
  repository: Repository,
  own: ConfigFile,
): Promise<ConfigFile> {
  const isShared = repository.name.toLowerCase() === shared.name;
  const file = own.kind === "missing" && !isShared ? await github.readFile(repository, shared) : own;
  return withBase({ github }, { repository, file, left: mostFiles });
}

interface Reading {
  readonly repository: Repository;
  readonly file: ConfigFile;
  readonly left: number;
}

async function withBase(ports: Pick<Ports, "github">, { repository, file, left }: Reading): Promise<ConfigFile> {
  const named = file.kind === "file" ? extendsOf(file.text) : null;
  if (file.kind !== "file" || named === null || left === 0) return file;
  const base = await ports.github.readFile(repository, named);
  return { ...file, base: await withBase(ports, { repository, file: base, left: left - 1 }) };
}
