// A Slipway where people sign in against the sandbox, and browsers that keep cookies.
import { Hono } from "hono";
import { assetRoutes } from "../../src/dashboard/assets.ts";
import type { Sessions } from "../../src/domain/session.ts";
import { githubAsUser } from "../../src/dashboard/sign-in/github-as-user.ts";
import { memorySessions } from "../../src/store/memory-sessions.ts";
import type { SignInEnv, SignInOptions } from "../../src/dashboard/sign-in/options.ts";
import { createSignIn, type SignIn } from "../../src/dashboard/sign-in/sign-in.ts";
import type { Log } from "../../src/flows/ports.ts";
import type { SandboxOptions } from "../../src/sandbox/sandbox.ts";
import { everyPermission, openStory, type Story } from "../sandbox/story.ts";

export const url = "https://slipway.test";

export interface Line {
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface SignInBench extends Story {
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  /** What the log was told, but for who signed in. */
  readonly told: readonly Line[];
  readonly pages: Hono<SignInEnv>;
  readonly browser: () => Browser;
  /** A browser whose person signed in. */
  readonly signedIn: (login: string) => Promise<Browser>;
}

export async function aSignIn(
  options: Partial<SignInOptions> = {},
  beside: Pick<SandboxOptions, "pages"> = {},
): Promise<SignInBench> {
  const story = await openStory(everyPermission, beside);
  const { clock, app, sandbox } = story;
  const base = options.url ?? url;
  app.record.callbackUrls.push(`${base}/sign-in/callback`);
  const { clientId, clientSecret } = app;
  const github = githubAsUser({ apiUrl: `${sandbox.url}/api/v3`, clientId, clientSecret });
  const sessions = memorySessions(clock);
  const lines: Line[] = [];
  const say = (facts: object, message: string): void => void lines.push({ message, facts: { ...facts } });
  const log: Log = { info: () => {}, warn: say, error: say };
  const key = Buffer.alloc(44, "k3y-");
  const signIn = createSignIn({ url: base, key, github, sessions, clock, log, ...options });
  const pages = pagesBehind(signIn);
  const browser = (): Browser => new Browser(base, pages);
  const signedIn = async (login: string): Promise<Browser> => {
    const own = browser();
    await own.signIn(login);
    return own;
  };
  return { ...story, signIn, sessions, told: lines, pages, browser, signedIn };
}

function pagesBehind(signIn: SignIn): Hono<SignInEnv> {
  const pages = new Hono<SignInEnv>();
  pages.route("/", signIn.routes);
  pages.route("/", assetRoutes());
  pages.get("/who", signIn.read, (context) => context.text(context.get("session")?.user.login ?? "nobody"));
  pages.post("/locks", signIn.guardChanges, (context) =>
    context.text(`locked by ${context.get("session")?.user.login}`),
  );
  pages.get("/form", signIn.require, (context) => context.text(context.get("session")?.csrf ?? ""));
  pages.get("/:owner/:repo", signIn.require, async (context) => {
    const session = context.get("session");
    const name = `${context.req.param("owner")}/${context.req.param("repo")}`;
    const found = session && (await signIn.whoMay(session, name));
    if (found === "signed_out") return signIn.askToSignIn(context);
    return found ? context.json(found) : context.notFound();
  });
  return pages;
}

type Fields = Readonly<Record<string, string>>;

/** As strict as browsers are, of what matters here: cookies, and no redirect that is not asked for. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly base: string;
  readonly pages: Hono<SignInEnv>;

  constructor(base: string, pages: Hono<SignInEnv>) {
    this.base = base;
    this.pages = pages;
  }

  async go(address: string, headers: Fields = {}): Promise<Response> {
    return this.#send(address, { headers: { accept: "text/html", ...headers } });
  }

  async post(path: string, fields: Fields = {}, headers: Fields = {}): Promise<Response> {
    const from = { accept: "text/html", origin: new URL(this.base).origin, "sec-fetch-site": "same-origin" };
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers: { ...from, ...headers } });
  }

  /** To GitHub, and back with the code: the address that GitHub sends them to. */
  async comeBack(login: string, to = "/"): Promise<string> {
    const away = locationOf(await this.go(`/sign-in?to=${encodeURIComponent(to)}`));
    return locationOf(await fetch(`${away}&person=${login}`, { redirect: "manual" }));
  }

  async signIn(login: string, to = "/"): Promise<Response> {
    return this.go(await this.comeBack(login, to));
  }

  async csrf(): Promise<string> {
    return (await this.go("/form")).text();
  }

  async who(): Promise<string> {
    return (await this.go("/who")).text();
  }

  async #send(address: string, init: Omit<RequestInit, "headers"> & { headers: Fields }): Promise<Response> {
    const cookie = [...this.cookies].map((pair) => pair.join("=")).join("; ");
    const path = address.startsWith(this.base) ? address.slice(this.base.length) : address;
    const response = await this.pages.request(path, { ...init, headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) this.#keep(set);
    return response;
  }

  #keep(set: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (/max-age=0/i.test(set)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const locationOf = (response: Response): string => response.headers.get("location") ?? "";
