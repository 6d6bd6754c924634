// A repository: its environments as they are configured, and those of which something else is known.
import { freshForReaders } from "../../flows/index/fresh-for-readers.ts";
import { readAsked } from "../../flows/page/page-command.ts";
import { withRefs } from "../../flows/standing.ts";
import { isNonce } from "../actions/nonce.ts";
import type { EnvironmentsShown } from "../shown.ts";
import type { AnswerParts } from "./answers.ts";
import { readKept, standingsOf } from "./kept.ts";
import type { Reached } from "./reach.ts";

export async function answerEnvironments(
  { ports, offers }: AnswerParts,
  { repository, readable: { role } }: Reached,
  asked: string | null,
): Promise<EnvironmentsShown> {
  const { id, owner, name, isPrivate = false } = repository;
  const { url, names, find, trouble } = await offers(repository);
  const configured = names.flatMap((one) => find(one) ?? []);
  await freshForReaders(ports, repository, names);
  const now = ports.clock.now();
  const standings = standingsOf(await readKept(ports, [id], names), { repository: id, configured, now });
  return {
    owner,
    name,
    url,
    isPrivate,
    role,
    standings: await Promise.all(standings.map((one) => withRefs(ports, repository, one))),
    find,
    trouble,
    asked: asked !== null && isNonce(asked) ? await readAsked(ports, { repository, nonce: asked }) : null,
  };
}
