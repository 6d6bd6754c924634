// A GitHub Environment's own protection as our settings: GitHub holds only jobs of Actions to it, not deployments of its API.
import { defaultEnvironment, type Environment } from "../domain/environment.ts";
import { type GitHubEnvironment, isUnread } from "../domain/snapshot.ts";

/** What is unread does not hold yet: whoever asks has to read it and ask again. */
export function protectedByGitHub({ name, protection }: GitHubEnvironment): Environment {
  const defaults = defaultEnvironment(name);
  if (protection === null || isUnread(protection)) return defaults;
  const { reviewers, timer, refs } = protection;
  const reviewed = reviewers.length > 0;
  return {
    ...defaults,
    refs: isUnread(refs) ? defaults.refs : refs,
    // GitHub asks for one of the reviewers, not for all:
    // https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments#required-reviewers
    ...(reviewed ? { approvals: 1, approvers: reviewers } : {}),
    timer,
    wait: defaults.wait + timer,
  };
}
