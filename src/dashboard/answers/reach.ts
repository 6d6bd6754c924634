// From an address to the repository behind it: only where GitHub lets this person read it, and Slipway is installed there.
import type { Clock } from "../../domain/clock.ts";
import type { Repository } from "../../domain/repository.ts";
import { KeptWhile } from "../../flows/kept-while.ts";
import type { GitHub } from "../../flows/ports.ts";
import type { ReadableRepository } from "../ports.ts";
import type { Answer, RepositoryName } from "../shown.ts";
import type { Session } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";

/** How the App reaches a repository that somebody may read; null: it is not installed there. */
export type FindRepository = (readable: ReadableRepository) => Promise<Repository | null>;

export interface Reached {
  readonly repository: Repository;
  /** By GitHub's flags for this person: a custom role counts as what it is built on. */
  readonly readable: ReadableRepository;
  readonly viewer: Session;
}

/** Milliseconds: where the App was uninstalled, its pages are gone after this. */
const life = 60_000;
const most = 5000;

export function createFindRepository(github: Pick<GitHub, "readInstallation">, clock: Clock): FindRepository {
  const installations = new KeptWhile<number | null>(clock, life, most);
  return async (readable) => {
    const { full_name: fullName } = readable;
    const installation = await installations.ask(fullName, () => github.readInstallation(fullName));
    return installation === null ? null : toRepository(readable, installation);
  };
}

export const createReach =
  (signIn: Pick<SignIn, "whoMay">, find: FindRepository) =>
  async (viewer: Session, { owner, name }: RepositoryName): Answer<Reached> => {
    const readable = await signIn.whoMay(viewer, `${owner}/${name}`);
    if (readable === null || readable === "signed_out") return readable;
    const repository = await find(readable);
    return repository && { repository, readable, viewer };
  };

function toRepository(readable: ReadableRepository, installation: number): Repository {
  const { id, private: isPrivate, default_branch: defaultBranch } = readable;
  return { id, ...nameOf(readable), defaultBranch, installation, isPrivate };
}

/** As GitHub spells it, whatever the address said. */
export function nameOf({ full_name: fullName }: Pick<ReadableRepository, "full_name">): RepositoryName {
  const [owner = "", name = ""] = fullName.split("/");
  return { owner, name };
}
