// Deployments without a command, and the end of environments that are one pull request's.
import { key, listOf, name, needed, oneOf, section } from "../values.ts";
import { branch } from "./refs.ts";

const event = oneOf("opened", "synchronize", "reopened", "ready_for_review", "labeled");

export const autoOfPullRequest = section({
  on: needed(listOf(event, "events").min(1, "must have an entry"), "What happens to a pull request that deploys it."),
  label: key(name, "Only pull requests that have this label."),
});

export const teardown = section({
  task: needed(name, "A name of `tasks`, which runs when the pull request closes."),
});

export const autoOfPush = section({
  push: needed(branch, "A pattern of branches: a push to one of them deploys it."),
  environment: needed(name.meta({ title: "environment" }), "To which environment."),
});
