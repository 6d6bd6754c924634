// What can be done from pages: for each verb its words, and which fields its form has.

export type FieldName = "parameters" | "from" | "deployment" | "for" | "reason" | "dryRun" | "force";

export interface Action {
  readonly verb: string;
  /** On buttons. */
  readonly label: string;
  /** Stands before the name of an environment. */
  readonly heading: string;
  readonly look: "primary" | "danger" | "plain";
  /** What comes of it, in a sentence. */
  readonly happens: string;
  readonly fields: readonly FieldName[];
  /** What the pull request is for that it asks for. */
  readonly pullRequest: string;
}

const written = "Pull request that the comment goes to";
const gated = "Every gate is asked as for a comment; the card on the pull request says how it goes.";

export const actions: readonly Action[] = [
  {
    verb: "deploy",
    label: "Deploy",
    heading: "Deploy to",
    look: "primary",
    happens: `The head of the pull request is deployed. ${gated} What is pushed after you asked is not deployed.`,
    fields: ["parameters", "dryRun", "force"],
    pullRequest: "Pull request to deploy",
  },
  {
    verb: "rollback",
    label: "Roll back",
    heading: "Roll back",
    look: "danger",
    happens:
      "What last succeeded before what runs there is deployed again, and the environment is locked for the pull request, so that nobody deploys over it unawares.",
    fields: ["deployment", "dryRun", "force"],
    pullRequest: written,
  },
  {
    verb: "promote",
    label: "Promote",
    heading: "Promote to",
    look: "primary",
    happens: `Exactly what runs in the environment before it is deployed, with the same parameters. ${gated}`,
    fields: ["from", "dryRun", "force"],
    pullRequest: written,
  },
  {
    verb: "lock",
    label: "Lock",
    heading: "Lock",
    look: "plain",
    happens:
      "Others do not deploy there until the pull request is merged or closed, the time is over, or somebody unlocks it.",
    fields: ["for", "reason", "force"],
    pullRequest: "Pull request to hold it for",
  },
  {
    verb: "unlock",
    label: "Unlock",
    heading: "Unlock",
    look: "plain",
    happens: "The environment is given back, and who waits for it goes on.",
    fields: ["force"],
    pullRequest: "Pull request that holds it",
  },
  {
    verb: "approve",
    label: "Approve",
    heading: "Approve a deployment to",
    look: "primary",
    happens:
      "Your approval counts for exactly the commit that the card of the pull request shows. Who asked for the deployment, the pull request's author and who pushed last cannot approve it.",
    fields: [],
    pullRequest: "Pull request that waits",
  },
  {
    verb: "reject",
    label: "Reject",
    heading: "Reject a deployment to",
    look: "danger",
    happens: "The deployment that waits for approvals ends.",
    fields: ["reason"],
    pullRequest: "Pull request that waits",
  },
  {
    verb: "cancel",
    label: "Cancel",
    heading: "Cancel a deployment to",
    look: "danger",
    happens: "What waits, is queued or is being carried out is stopped.",
    fields: ["deployment"],
    pullRequest: "Pull request whose deployment is stopped",
  },
];

export const findAction = (verb: string): Action | null => actions.find((one) => one.verb === verb) ?? null;
