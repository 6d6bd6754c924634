// The first page: every repository that somebody was given, as the index knows it. GitHub is asked for none of them.
import type { ReadableRepository } from "../ports.ts";
import type { Answer, RepositoriesShown, RepositoryShown } from "../shown.ts";
import type { Session } from "../sign-in/options.ts";
import type { AnswerParts } from "./answers.ts";
import { type Kept, readKept, standingsOf } from "./kept.ts";
import { nameOf } from "./reach.ts";

export async function answerRepositories(parts: AnswerParts, viewer: Session): Answer<RepositoriesShown> {
  const readable = await parts.signIn.repositories(viewer);
  if (readable === "signed_out") return readable;
  const ids = readable.map(({ id }) => id);
  const [kept, installUrl] = await Promise.all([readKept(parts.ports, ids, []), readInstallUrl(parts)]);
  const shown = readable.map((one) => toShown(parts, one, kept));
  return { repositories: shown.toSorted(byUse), installUrl, hasSetup: parts.hasSetup ?? false };
}

function toShown({ ports, webUrl }: AnswerParts, readable: ReadableRepository, kept: Kept): RepositoryShown {
  const { id: repository, full_name: fullName, private: isPrivate } = readable;
  const standings = standingsOf(kept, { repository, configured: [], now: ports.clock.now() });
  return { ...nameOf(readable), url: `${webUrl}/${fullName}`, isPrivate, standings };
}

/** Those with something to see come first. */
const byUse = (a: RepositoryShown, b: RepositoryShown): number =>
  isUsed(b) - isUsed(a) || `${a.owner}/${a.name}`.localeCompare(`${b.owner}/${b.name}`, "en");

const isUsed = ({ standings }: RepositoryShown): number => Number("length" in standings && standings.length > 0);

/** A page without a link is better than none. */
const readInstallUrl = ({ ports }: AnswerParts): Promise<string | null> =>
  ports.github.installUrl().catch((error: unknown) => {
    ports.log.warn({ err: error }, "GitHub did not say where the App is installed");
    return null;
  });
