// What the forms of a pull request's page post: comments, and buttons.
import type { Context } from "hono";
import { person } from "../state/actor.ts";
import { createComment } from "../state/comments.ts";
import { openAnotherPull } from "./actions/open-pull.ts";
import { perform } from "./actions/perform.ts";
import type { Asked } from "./facts/pull.ts";
import { pathOfPull, type Refused, showPull } from "./pull-page.ts";
import { pathOf } from "./views/bits.ts";
import { castOf, missing, repositoryIn, type World } from "./world.ts";

/** GitHub counts characters, and refuses more. */
const longest = 65_536;

const tooLong = (body: string): string | null =>
  body.length > longest ? `The comment is too long (maximum is ${longest} characters).` : null;

export async function takeComment(world: World, context: Context, asked: Asked): Promise<Response> {
  const { repository, pull, you } = asked;
  const { body = "" } = await fieldsOf(context);
  const problem = body.trim() ? tooLong(body) : "A comment cannot be blank.";
  if (problem) return refuse(world, context, { asked, refused: { problem, draft: body } });
  createComment(world.state, repository, { number: pull.number, body, by: person(you.login) });
  return context.redirect(`${pathOfPull(asked)}#compose`, 303);
}

/** A button beside the comment sends the comment, too. */
export async function takeAction(world: World, context: Context, asked: Asked): Promise<Response> {
  const fields = await fieldsOf(context);
  const { body: draft = "" } = fields;
  const action = context.req.param("action") ?? "";
  const problem = tooLong(draft) ?? perform(world.state, { ...asked, action, fields });
  if (problem === undefined) return missing(context);
  if (problem !== null) return refuse(world, context, { asked, refused: { problem, draft } });
  return context.redirect(pathOfPull(asked), 303);
}

/** Opens another pull request, and shows it. */
export function takeOpening(world: World, context: Context): Response | Promise<Response> {
  const repository = repositoryIn(world, context);
  const pull = repository && openAnotherPull(world.state, repository, castOf(world, context, repository));
  return repository && pull ? context.redirect(pathOf(repository, `/pull/${pull.number}`), 303) : missing(context);
}

async function fieldsOf(context: Context): Promise<Record<string, string>> {
  const body = await context.req.parseBody();
  const texts = Object.entries(body).filter((field): field is [string, string] => typeof field[1] === "string");
  return Object.fromEntries(texts);
}

/** In words for the script, as the whole page for everybody else. */
function refuse(
  world: World,
  context: Context,
  shown: { readonly asked: Asked; readonly refused: Refused },
): Response | Promise<Response> {
  const wantsPage = context.req.header("accept")?.includes("text/html");
  return wantsPage ? showPull(world, context, shown) : context.text(shown.refused.problem, 422);
}
