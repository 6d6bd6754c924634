// The routes of a pull request's page: the page, its live part, and what its forms post.
import type { Context, Hono } from "hono";
import type { Asked } from "./facts/pull.ts";
import { readFragment, showFragment, showPull } from "./pull-page.ts";
import { takeAction, takeComment, takeOpening } from "./pull-posts.ts";
import { askedIn, missing, type World } from "./world.ts";

const place = "/:owner/:repo/pull/:number";

type Answer = (world: World, context: Context, asked: Asked) => Response | Promise<Response>;

const stream: Answer = (world, context, asked) =>
  world.versions.stream(context, asked.repository.id, () => readFragment(world, asked));

export function pullRoutes(app: Hono, world: World): void {
  const withPull =
    (answer: Answer) =>
    (context: Context): Response | Promise<Response> => {
      const asked = askedIn(world, context);
      return asked ? answer(world, context, asked) : missing(context);
    };
  app.get(
    place,
    withPull((_world, context, asked) => showPull(world, context, { asked })),
  );
  app.get(`${place}/timeline`, withPull(showFragment));
  app.get(`${place}/events`, withPull(stream));
  app.post(`${place}/comments`, withPull(takeComment));
  app.post(`${place}/actions/:action`, withPull(takeAction));
  app.post("/:owner/:repo/pulls", (context) => takeOpening(world, context));
}
