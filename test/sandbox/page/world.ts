// A sandbox with acme/site, its people and a pull request, and its page, asked without a server.
import type { Hono } from "hono";
import { page } from "../../../src/sandbox/page/page.ts";
import { createSandbox, type Sandbox } from "../../../src/sandbox/sandbox.ts";
import type { Actor } from "../../../src/sandbox/state/actor.ts";
import type { PullRequest, Repository } from "../../../src/sandbox/state/model.ts";
import { type TurnableClock, turnableClock } from "../story.ts";

export const person = (login: string): Actor => ({ login, app: null });

export interface World {
  readonly sandbox: Sandbox;
  readonly clock: TurnableClock;
  readonly repository: Repository;
  readonly pull: PullRequest;
  /** The App's own voice. */
  readonly bot: Actor;
  readonly pages: Hono;
  readonly read: (path: string, as?: string) => Promise<string>;
  readonly post: (path: string, fields: Readonly<Record<string, string>>, as?: string) => Promise<Response>;
  /** Presses a button of the pull request. */
  readonly press: (action: string, fields?: Readonly<Record<string, string>>, as?: string) => Promise<Response>;
}

const origin = "http://localhost";

export const pullPath = "/acme/site/pull/1";

/** ada writes and opened it, grace administers, rita reads. */
export function createWorld(): World {
  const clock = turnableClock();
  const sandbox = createSandbox({ clock });
  const files = { "README.md": "# Site\n", "index.html": "<h1>Hello</h1>\n" };
  const people = { ada: "write", grace: "admin", rita: "read" } as const;
  const repository = sandbox.repository("acme/site", { people, files });
  const app = sandbox.app({ slug: "slipway", permissions: { checks: "write" }, events: [] });
  const story = {
    head: "greeting",
    title: "Greet by name",
    by: "ada",
    files: { "index.html": "<h1>Hello, Ada</h1>\n" },
  };
  const pull = sandbox.pullRequest("acme/site", story);
  const pages = page(sandbox.state);
  const cookie = (as: string): string => `sandbox_person=${as}`;
  const post: World["post"] = async (path, fields, as = "ada") =>
    pages.request(path, {
      method: "POST",
      headers: { origin, cookie: cookie(as), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields).toString(),
    });
  return {
    sandbox,
    clock,
    repository,
    pull,
    bot: { login: "slipway[bot]", app: app.id },
    pages,
    read: async (path, as = "ada") => (await pages.request(path, { headers: { cookie: cookie(as) } })).text(),
    post,
    press: (action, fields = {}, as = "ada") => post(`${pullPath}/actions/${action}`, fields, as),
  };
}

/** What people read, without the markup, each part of the timeline on a line. */
export const timelineText = (html: string): string[] =>
  (/<ol class="timeline".*?<\/ol>\n?(?=<section|\n<h2)/s.exec(html)?.[0] ?? "")
    .split(/<li id="(?:issue|issuecomment|pullrequestreview|deployment|push|event)-/)
    .slice(1)
    .map(textOf);

export const textOf = (html: string): string =>
  html
    .replace(/^[\w-]+">/, "")
    .replaceAll(/<svg.*?<\/svg>|<time.*?<\/time>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
