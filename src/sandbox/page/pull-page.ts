// The answers that show a pull request: the whole page, or only its live part with its version.
import type { Context } from "hono";
import { fullName } from "../state/repositories.ts";
import { type Asked, type PullFacts, readPull } from "./facts/pull.ts";
import { versionOf } from "./versions.ts";
import { pathOf } from "./views/bits.ts";
import { type Frame, layout } from "./views/layout.ts";
import { fragmentView, pullView } from "./views/pull.ts";
import type { World } from "./world.ts";

export const pathOfPull = ({ repository, pull }: Asked): string => pathOf(repository, `/pull/${pull.number}`);

const readFacts = ({ state, journal }: World, asked: Asked): PullFacts => readPull(state, journal, asked);

const toFragment = async (facts: PullFacts): Promise<string> => String(await fragmentView(facts));

export const readFragment = (world: World, asked: Asked): Promise<string> => toFragment(readFacts(world, asked));

export interface Refused {
  /** Why something was not done. */
  readonly problem: string;
  /** The comment that was written. */
  readonly draft: string;
}

export async function showPull(
  world: World,
  context: Context,
  { asked, refused }: { readonly asked: Asked; readonly refused?: Refused },
): Promise<Response> {
  const facts = readFacts(world, asked);
  const { suggestions = ["/deploy staging"] } = world.options;
  const main = pullView(facts, { suggestions, ...refused });
  const frame = frameOf(facts, versionOf(await toFragment(facts)));
  return context.html(await layout(frame, main), refused ? 422 : 200);
}

function frameOf(facts: PullFacts, version: string): Frame {
  const { repository, pull, people, you } = facts;
  const path = pathOfPull(facts);
  return {
    title: `${pull.title} · Pull request #${pull.number} · ${fullName(repository)}`,
    repository,
    tab: "pulls",
    cast: { people, you },
    live: { fragment: `${path}/timeline`, events: `${path}/events`, version },
  };
}

/** `events` tells the same version. */
export async function showFragment(world: World, context: Context, asked: Asked): Promise<Response> {
  const fragment = await readFragment(world, asked);
  context.header("Cache-Control", "no-store");
  context.header("X-Version", versionOf(fragment));
  return context.html(fragment);
}
