// How a route is declared: GitHub's name of the operation, who may call it, what it answers.
import type { Repository } from "../state/model.ts";
import type { Answer, Asked, AskedInRepository } from "./asked.ts";

/**
 * A permission of an App with its access; alternatives are separated by bars: "issues:read|pull_requests:read".
 * All that a route lists are needed.
 */
export type Need = string;

export interface GlobalRoute {
  /** "GET /app", as in GitHub's description. */
  readonly operation: string;
  /** Who may call it: an App with its JWT or with its client secret, an installation with its token, or whoever has a token. */
  readonly by: "app" | "client" | "installation" | "anyone";
  readonly answer: (asked: Asked) => Answer;
}

export interface RepositoryRoute {
  readonly operation: string;
  readonly by: "viewer";
  readonly needs: (asked: AskedInRepository) => readonly Need[];
  readonly answer: (asked: AskedInRepository) => Answer;
}

export type Route = GlobalRoute | RepositoryRoute;

export const globalRoute = (operation: string, by: GlobalRoute["by"], answer: GlobalRoute["answer"]): GlobalRoute => ({
  operation,
  by,
  answer,
});

type Needs = Need | readonly Need[] | ((repository: Repository, asked: AskedInRepository) => readonly Need[]);

const toNeeds = (needs: Needs): RepositoryRoute["needs"] => {
  if (typeof needs === "function") return (asked) => needs(asked.repository, asked);
  const all = typeof needs === "string" ? [needs] : needs;
  return () => all;
};

/** `operation` without "/repos/{owner}/{repo}": "GET /deployments". */
export function route(operation: string, needs: Needs, answer: RepositoryRoute["answer"]): RepositoryRoute {
  const [method, path] = operation.split(" ");
  const full = `${method} /repos/{owner}/{repo}${path === "/" ? "" : path}`;
  return { operation: full, by: "viewer", needs: toNeeds(needs), answer };
}
