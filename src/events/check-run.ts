// check_run: one that completed may be what a request waits for. A fork's has no branch, so only the sha counts.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";

export const onCheckRun = ({ repository, check_run }: Context<"check_run.completed">["payload"]): Intake => ({
  wake: { repository: repository.id, sha: check_run.head_sha },
});
