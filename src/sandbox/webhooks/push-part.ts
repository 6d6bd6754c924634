// A push, as its webhook tells it.
import type { PushEvent } from "../state/events.ts";
import { noCommit } from "../state/refs.ts";
import { toPushedCommitJson } from "../wire/commit.ts";
import { type Json, repositoryHtmlUrl, type Wire } from "../wire/wire.ts";

export function toPushPart(wire: Wire, event: PushEvent): Json {
  const { repository, ref, before, after, forced, commits, sender } = event;
  const head = repository.commits.get(after);
  return {
    ref,
    before,
    after,
    created: before === noCommit,
    deleted: after === noCommit,
    forced,
    base_ref: null,
    compare: repositoryHtmlUrl(wire, repository, `/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`),
    commits: commits.map((commit) => toPushedCommitJson(wire, repository, commit)),
    head_commit: head ? toPushedCommitJson(wire, repository, head) : null,
    pusher: { name: sender, email: `${sender}@users.noreply.github.com` },
  };
}
