// What somebody may read of what an address names: asked before anything is answered, and again while the answer lasts.
import type { Context } from "hono";
import { repositoryOf } from "../pages/repository-route.ts";
import type { ReadableRepository } from "../ports.ts";
import type { Session } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import type { Ending } from "./admission.ts";

export type AskedOf = Pick<SignIn, "repositories" | "whoMay">;

export function nameOf(context: Context): string {
  const { owner, name } = repositoryOf(context);
  return `${owner}/${name}`;
}

export async function askFor(signIn: AskedOf, session: Session, name: string): Promise<ReadableRepository | Ending> {
  return (await signIn.whoMay(session, name)) ?? "gone";
}

/** Null: it is as it was. Another repository that has the name by now is not the one that was asked for. */
export async function askAgain(
  signIn: AskedOf,
  session: Session,
  { known, isEnough = () => true }: Known,
): Promise<Ending | null> {
  const found = await askFor(signIn, session, known.full_name);
  if (typeof found === "string") return found;
  return found.id === known.id && isEnough(found) ? null : "gone";
}

interface Known {
  readonly known: ReadableRepository;
  /** Whether what the person may do there by now still is. */
  readonly isEnough?: (now: ReadableRepository) => boolean;
}
