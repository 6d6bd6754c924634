// What the routes of the page share: the state, who is played, and how an answer is dressed.
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { PullRequest, Repository, State } from "../state/model.ts";
import { findRepository } from "../state/repositories.ts";
import type { Journal } from "./facts/journal.ts";
import { chosenPerson, peopleOf } from "./facts/people.ts";
import type { Asked } from "./facts/pull.ts";
import type { Versions } from "./versions.ts";
import { problemView } from "./views/account.ts";
import type { Html } from "./views/html.ts";
import { type Frame, layout } from "./views/layout.ts";

export interface PageOptions {
  /** Logins that can be played. Default: the collaborators of each repository. */
  readonly people?: readonly string[];
  /** Comments that the page offers to write. Default: "/deploy staging". */
  readonly suggestions?: readonly string[];
}

export interface World {
  readonly state: State;
  readonly journal: Journal;
  readonly versions: Versions;
  readonly options: PageOptions;
}

export const personCookie = "sandbox_person";

export function repositoryIn({ state }: World, context: Context): Repository | null {
  const { owner, repo } = context.req.param() as { owner?: string; repo?: string };
  return findRepository(state, `${owner ?? ""}/${repo ?? ""}`);
}

export function castOf(
  { state, options }: World,
  context: Context,
  repository: Repository,
): Pick<Asked, "people" | "you"> {
  const people = peopleOf(state, repository, options.people);
  return { people, you: chosenPerson(people, getCookie(context, personCookie)) };
}

/** null: no such pull request. */
export function askedIn(world: World, context: Context): Asked | null {
  const repository = repositoryIn(world, context);
  const pull = repository ? pullIn(repository, context) : undefined;
  return repository && pull ? { repository, pull, ...castOf(world, context, repository) } : null;
}

function pullIn({ pulls }: Repository, context: Context): PullRequest | undefined {
  const { number = "" } = context.req.param() as { number?: string };
  return /^\d{1,9}$/.test(number) ? pulls.get(Number(number)) : undefined;
}

export async function show(context: Context, frame: Frame, main: Html): Promise<Response> {
  return context.html(await layout(frame, main));
}

export async function missing(context: Context): Promise<Response> {
  const text = "This sandbox has no page at this address.";
  return context.html(await layout({ title: "Page not found" }, problemView("Page not found", text)), 404);
}
