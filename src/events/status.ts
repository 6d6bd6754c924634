// status: a commit status that is no longer pending may be what a request waits for.
import type { Context } from "probot";
import type { Intake } from "../flows/take-in.ts";

export const onStatus = ({ repository, sha, state }: Context<"status">["payload"]): Intake =>
  state === "pending" ? {} : { wake: { repository: repository.id, sha } };
