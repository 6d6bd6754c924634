// Slipway's pages beside a story: browsers whose people signed in to the story's GitHub.
import { Hono } from "hono";
import { dashboardRoutes } from "../../src/dashboard-routes.ts";
import type { SignInEnv } from "../../src/dashboard/sign-in/options.ts";
import { clientIdOf } from "../../src/sandbox/state/apps.ts";
import { memorySessions } from "../../src/store/memory-sessions.ts";
import { Browser } from "../dashboard/a-sign-in.ts";
import type { World } from "./world.ts";

const url = "https://slipway.test";

export interface Form {
  readonly status: number;
  readonly text: string;
  /** Names and values as a browser would send them, nothing changed. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody at the pages. */
export class Visitor {
  readonly #browser: Browser;
  readonly #world: World;

  constructor(browser: Browser, world: World) {
    this.#browser = browser;
    this.#world = world;
  }

  async open(path: string): Promise<Form> {
    return toForm(await this.#browser.go(path));
  }

  async send(path: string, fields: Form["fields"], headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const answer = await this.#browser.post(path.split("?")[0] ?? "", fields, headers);
    await this.#world.settle();
    return answer;
  }

  /** Opens a form, fills it in, and sends it. */
  async ask(path: string, filled: Form["fields"] = {}): Promise<Response> {
    const { fields } = await this.open(path);
    return this.send(path, { ...fields, ...filled });
  }
}

export async function visit(world: World, login = "ada"): Promise<Visitor> {
  const app = [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway");
  if (!app) throw new Error("There is no App.");
  app.callbackUrls.push(`${url}/sign-in/callback`);
  const oauth = { clientId: clientIdOf(app), clientSecret: app.clientSecret };
  const { clock, ports, sandbox } = world;
  const apiUrl = `${sandbox.url}/api/v3`;
  const dashboard = { url, key: Buffer.alloc(44, "k3y-"), oauth, apiUrl, publicLogs: false };
  const behind = { slipway: { ports }, sessions: memorySessions(clock), clock };
  const pages = new Hono<SignInEnv>().route("/", dashboardRoutes(dashboard, behind));
  const browser = new Browser(url, pages);
  await browser.signIn(login);
  return new Visitor(browser, world);
}

async function toForm(answer: Response): Promise<Form> {
  const text = await answer.text();
  const form = /<form method="post"[^>]* class="act">([^]*?)<\/form>/.exec(text)?.[1] ?? "";
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes("checkbox"));
  const typed = inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]);
  const chosen = [...form.matchAll(/<select\b[^>]*>[^]*?<\/select>/g)].map(([tag]) => [
    attribute(tag, "name"),
    selected(tag),
  ]);
  return { status: answer.status, text, fields: Object.fromEntries([...typed, ...chosen]) };
}

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

const selected = (tag: string): string =>
  attribute(/<option\b[^>]* selected[^>]*>/.exec(tag)?.[0] ?? /<option\b[^>]*>/.exec(tag)?.[0] ?? "", "value");
