// What the DORA figures mean here, in the words of the page that shows them: https://dora.dev/guides/dora-metrics-four-keys/

export interface Definition {
  readonly name: string;
  readonly means: string;
}

export const definitions = {
  frequency: {
    name: "Deployment frequency",
    means:
      "Deployments to this environment that succeeded, by whatever tool, per day and per week of the window. Tasks other than “deploy” and rollbacks are left out.",
  },
  lead: {
    name: "Lead time for changes",
    means:
      "From the first push of a pull request that GitHub told Slipway of to the first success of that pull request here. Dates inside commits are not used: whoever commits chooses them. Pull requests that Slipway saw no push of are left out; their number is shown.",
  },
  carrying: {
    name: "Deployment time",
    means:
      "From the creation of the deployment on GitHub to its first success: the part of the lead time that is the tool’s.",
  },
  changes: {
    name: "Change failure rate",
    means:
      "Of the deployments that ended, those that ended as failure or error, and those that succeeded and that somebody then asked Slipway to roll back. Rollbacks themselves are left out. Cancelled ones count as errors, because GitHub’s history does not tell them apart; what ran before may have gone on running all the time.",
  },
  restore: {
    name: "Time to restore",
    means:
      "From a failure, or from the order to roll back, to the next success here. Failures in a row count once. Of a failure that was retired since, the time of its creation counts, because GitHub’s history page keeps no other. Troubles without a deployment are not seen.",
  },
} as const satisfies Readonly<Record<string, Definition>>;
