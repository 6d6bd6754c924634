// The pictures that documents show, all of which `npm run screenshots` takes.

/** What each of them shows. */
export const pictures = {
  "docs/card.png": "the card of a deployment on its pull request",
  "docs/dashboard.png":
    "a repository: an environment that is being deployed to, and a locked one for which somebody waits",
  "docs/dashboard-deployment.png": "a deployment with its statuses and its log",
  "docs/dashboard-figures.png": "how an environment was delivered to in ninety days",
  "docs/dashboard-dark.png": "the history of an environment, by night",
} as const;

export type Picture = keyof typeof pictures;
