// The keys of the operator's file.
import * as z from "zod";
import { durationUpTo } from "../../config/keys/duration.ts";
import { key, listOf, needed, section, text, wholeNumber } from "../../config/values.ts";
import { must } from "../../config/wording.ts";
import { hasBlockedPort } from "./blocked-ports.ts";
import { parseDestination } from "./destination.ts";
import { whyNoMask } from "./mask.ts";
import { isWebhookAddress } from "./webhook-address.ts";

const words = z
  .array(text, {
    error: must('be a list of words, such as ["./deploy.sh", "--verbose"]: no shell reads them'),
  })
  .min(1, "must name a program")
  .meta({ title: "list of words" });

const repository = text.regex(
  /^(?!.*\*\*)[A-Za-z0-9*][A-Za-z0-9*-]*\/[A-Za-z0-9*_.-]+$/,
  'must be owner/name, with * for any letters, such as "acme/*"',
);

const variable = text.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable");

const executorBody = section({
  command: key(words, "A program and its arguments: run on Slipway's host, or on the host that `ssh` names."),
  ssh: key(
    text.refine((to) => parseDestination(to) !== null, "must be user@host or user@host:port"),
    "The host that `command` is run on. Its host key must be known.",
  ),
  cancel: key(words, "With `ssh`: what stops a run on that host. Without it a run there cannot be cancelled."),
  directory: key(text, "Without `ssh`: where the command is run. Without it: an empty folder for each run."),
  webhook: key(
    z
      .string({ error: must("be a web address") })
      .refine(
        isWebhookAddress,
        "must be an address that starts with https://, without user, password or blanks; http:// only for this machine",
      )
      .refine((address) => !hasBlockedPort(address), "must have another port: this one is kept for another protocol"),
    "Where the order is sent.",
  ),
  secret_env: key(variable, "With `webhook`: the environment variable that holds the secret orders are signed with."),
  repositories: needed(
    listOf(repository, 'repositories, such as "acme/site" or "acme/*"', (name) => name.toLowerCase()).min(
      1,
      "must name at least one repository",
    ),
    "The repositories that may use it.",
  ),
  environments: key(
    listOf(text, "environments", (name) => name.toLowerCase()).min(1, "must name at least one environment"),
    "The environments that may use it. Without it: all of those repositories.",
  ),
  timeout: key(
    durationUpTo("7d"),
    "How long it may be silent: the shorter of this and the environment's own `timeout` holds.",
  ),
  concurrency: key(wholeNumber(1, 100), "How many of its runs go on at a time, in each process of Slipway.", 1),
});

export type ExecutorBody = z.infer<typeof executorBody>;

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, "must be letters, digits, _ . and -")
  .refine((name) => name !== "external" && !/\.ya?ml$/.test(name), "means something else in slipway.yml");

const mask = text.superRefine((pattern, context) => {
  const wrong = whyNoMask(pattern);
  if (wrong !== null) context.addIssue({ code: "custom", message: wrong });
});

const mostMasks = 50;

const noMap = must("be a map from names to executors");

export const file = section({
  executors: needed(
    z
      .record(name, executorBody, { error: (issue) => (issue.code === "invalid_type" ? noMap(issue) : undefined) })
      .refine((named) => Object.keys(named).length > 0, "must name at least one executor"),
    "Each executor by its name.",
  ),
  mask: key(
    listOf(mask, 'regular expressions, such as ["AKIA[0-9A-Z]{16}"]').max(
      mostMasks,
      `must not have more than ${mostMasks} entries`,
    ),
    "Regular expressions of JavaScript: what they match within a line is masked in every log.",
  ),
});

export type File = z.infer<typeof file>;
