// StatusContext: what a commit status says.
import type { CommitStatus, Repository } from "../../state/model.ts";
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";
import { requiredField } from "./required.ts";

export const statusObject = (context: Context, repository: Repository, status: CommitStatus): Resolved => ({
  __typename: "StatusContext",
  id: status.nodeId,
  context: status.context,
  state: status.state.toUpperCase(),
  description: status.description,
  targetUrl: status.targetUrl,
  createdAt: status.createdAt,
  creator: () => context.show.actor(status.creator),
  commit: () => context.show.commit(repository, status.sha),
  ...requiredField(repository, status.context),
});
