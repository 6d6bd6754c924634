// Holding an environment for one pull request.
import { key, oneOf, section, truth } from "../values.ts";
import { durationUpTo } from "./duration.ts";

export const lock = section({
  on_deploy: key(truth, "A deployment locks the environment for its pull request.", false),
  release: key(
    oneOf("merge", "never"),
    "When such a lock ends by itself: when the pull request is merged or closed, or never.",
    "merge",
  ),
  expires: key(durationUpTo("30d"), "After this long a lock ends in any case. Without it: never."),
});
