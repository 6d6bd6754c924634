// Opens another pull request with a change of its own, for whoever has merged the last one.
import { person } from "../../state/actor.ts";
import type { PullRequest, Repository, State } from "../../state/model.ts";
import { openPullRequest } from "../../state/pulls.ts";
import { pushCommit } from "../../state/push.ts";
import { mayAs, type Person } from "../facts/people.ts";

/** By the person played, or the first who may. null: nobody may, or there is nothing to start from. */
export function openAnotherPull(
  state: State,
  repository: Repository,
  { you, people }: { readonly you: Person; readonly people: readonly Person[] },
): PullRequest | null {
  const author = [you, ...people].find((one) => mayAs(one, "write"));
  if (!author || !repository.branches.has(repository.defaultBranch)) return null;
  const [number, by] = [state.nextId, person(author.login)];
  const [head, title] = [`change-${number}`, `Make change ${number}`];
  pushCommit(state, repository, {
    branch: head,
    message: title,
    files: { [`changes/${number}.md`]: `${title}\n` },
    by,
  });
  return openPullRequest(state, repository, { head, title, by });
}
