// The keys of one environment: one entry for each.
import { sameName } from "../environment-name.ts";
import { key, listOf, name, oneOf, section, truth, wholeNumber } from "../values.ts";
import { autoOfPullRequest, teardown } from "./auto.ts";
import { contexts } from "./contexts.ts";
import { durationUpTo } from "./duration.ts";
import { executor } from "./executor.ts";
import { freeze } from "./freeze.ts";
import { lock } from "./lock.ts";
import { parameters } from "./parameters.ts";
import { payload } from "./payload.ts";
import { accounts, allow, override } from "./people.ts";
import { refs } from "./refs.ts";
import { webAddress } from "./web-address.ts";

const environmentName = name.meta({ title: "environment" });

export const environment = section({
  url: key(webAddress, "Where the environment can be seen. `{number}` is filled in where the name has it."),
  production: key(truth, "People use it. True for an environment named `production`, whatever the case."),
  transient: key(truth, "It goes away again: one for each pull request, for example.", false),
  executor: key(
    executor,
    "Who carries deployments out. `external`: whoever listens to GitHub's `deployment` event, such as a workflow with `on: deployment`.",
    "external",
  ),
  allow: key(allow, "Who may deploy: whoever has the role or is listed."),
  refs: key(
    refs,
    "What may be deployed: `pull_request`, patterns of branches, and `tag:` with patterns of tags. Without it: pull requests and the default branch.",
  ),
  auto_merge: key(truth, "A branch that is behind the default branch gets it merged in before it is deployed.", true),
  up_to_date: key(
    oneOf("required", "optional"),
    "With `auto_merge: false`: whether a branch that is behind is refused.",
    "optional",
  ),
  required_contexts: key(
    contexts,
    "The commit statuses and check runs that must be green: `all` that there are, `none`, or a list of names.",
    "all",
  ),
  reviews: key(
    wholeNumber(0, 20),
    "How many people with write access, the author not among them, must have approved the head as it is. Without it: what GitHub's branch protection asks.",
  ),
  approvals: key(
    wholeNumber(0, 20),
    "How many other people must `/approve` the request while it waits: of those who may deploy here, without who asked, the pull request's author and who pushed last.",
    0,
  ),
  after: key(
    listOf(environmentName, "environments", sameName),
    "Environments in which the same code must have succeeded before.",
    [],
  ),
  forks: key(
    oneOf("never", "by_sha"),
    "Code from a fork: `never`, or only where the command names its full sha.",
    "never",
  ),
  signed: key(truth, "The head's signature must be verified.", false),
  freeze: key(freeze, "Windows of every week in which nothing is deployed.", []),
  lock: key(lock, "Whether and how long deployments hold the environment for their pull request."),
  concurrency: key(
    oneOf("queue", "reject", "replace"),
    "While a deployment runs, another one is: kept waiting, refused, or kept waiting in place of what waits.",
    "queue",
  ),
  timeout: key(durationUpTo("7d"), "A deployment without a report for this long has failed.", "30m"),
  wait: key(durationUpTo("30d"), "A request that still waits after this long has ended.", "60m"),
  override: key(override, "Who may set gates aside with `--force`."),
  parameters: key(parameters, "What `key=value` in a command may say, by name."),
  payload: key(
    payload,
    "Put into the payload of every deployment, 10 KiB at most. `parameters`, `sealed` and `slipway` are Slipway's own.",
    {},
  ),
  deployments_from: key(oneOf("slipway", "anyone"), "Whose deployments the executor carries out.", "slipway"),
  report_from: key(accounts, "Logins whose statuses count as the outcome. Empty: whoever GitHub lets post.", []),
  auto: key(autoOfPullRequest, "Pull requests that are deployed without a command."),
  teardown: key(teardown, "What runs when the pull request closes."),
});

/** One with nothing under its name has every default. */
export const environmentBody = environment.nullable();
