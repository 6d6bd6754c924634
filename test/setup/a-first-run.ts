// A first run against the sandbox, and browsers that keep cookies.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import type { Credentials } from "../../src/settings/credentials.ts";
import type { Preset } from "../../src/settings/setup.ts";
import { keepCredentials } from "../../src/setup/keep-credentials.ts";
import { createCode } from "../../src/setup/one-time-code.ts";
import { setupPages } from "../../src/setup/pages.ts";
import { createRegistrations } from "../../src/setup/registrations.ts";
import { openStory, type Story } from "../sandbox/story.ts";

export const base = "http://localhost:3000";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

export interface FirstRun extends Story {
  /** What the terminal was told, newest last. */
  readonly codes: readonly string[];
  /** Where the credentials are kept. */
  readonly path: string;
  readonly registered: readonly Credentials[];
  readonly log: readonly string[];
  readonly pages: ReturnType<typeof setupPages>;
  readonly browser: () => Browser;
  /** A browser that entered the code. */
  readonly entered: () => Promise<Browser>;
}

export interface FirstRunOptions {
  readonly preset?: Partial<Preset>;
  readonly createChannel?: () => Promise<string>;
  /** Stands between the registration and the disk. */
  readonly keeping?: () => void | Promise<void>;
  readonly hasKey?: boolean;
}

const noChannel = (): Promise<string> => Promise.reject(new Error("smee.io does not answer"));

export async function aFirstRun(options: FirstRunOptions = {}): Promise<FirstRun> {
  const { createChannel = noChannel, keeping, hasKey = false } = options;
  const story = await openStory();
  const folder = mkdtempSync(join(tmpdir(), "slipway-setup-"));
  folders.push(folder);
  const path = join(folder, "data", "credentials.json");
  const codes: string[] = [];
  const registered: Credentials[] = [];
  const lines: string[] = [];
  const say = (facts: object, message: string): void => void lines.push(`${message} ${JSON.stringify(facts)}`);
  const preset: Preset = {
    githubHost: new URL(story.sandbox.url).host,
    githubProtocol: "http",
    url: null,
    intake: null,
    webhookProxyUrl: null,
    ...options.preset,
  };
  const { clock } = story;
  const keep = async (credentials: Credentials): Promise<void> => {
    await keeping?.();
    await keepCredentials(path, credentials);
  };
  const pages = setupPages({
    place: { host: "127.0.0.1", url: preset.url },
    preset,
    code: createCode((code) => codes.push(code)),
    registrations: createRegistrations({ clock, hasKey, keep }),
    clock,
    log: { info: say, warn: say, error: say },
    path,
    createChannel,
    registered: (credentials) => registered.push(credentials),
  });
  const browser = (): Browser => new Browser(pages);
  const entered = async (): Promise<Browser> => {
    const own = browser();
    await own.post("/enter", { code: codes.at(-1) ?? "" });
    return own;
  };
  return { ...story, codes, path, registered, log: lines, pages, browser, entered };
}

type Fields = Readonly<Record<string, string>>;

export interface Sent {
  readonly action: string;
  readonly manifest: string;
}

/** What a browser with this address in its bar, and without scripts, does. */
export class Browser {
  readonly #pages: { request(path: string, init: RequestInit): Response | Promise<Response> };
  #cookie = "";

  constructor(pages: { request(path: string, init: RequestInit): Response | Promise<Response> }) {
    this.#pages = pages;
  }

  get cookie(): string {
    return this.#cookie;
  }

  go(path: string, headers: Fields = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  post(path: string, fields: Fields, headers: Fields = {}): Promise<Response> {
    const from = { origin: base, "sec-fetch-site": "same-origin" };
    return this.#send(path, { method: "POST", body: new URLSearchParams(fields), headers: { ...from, ...headers } });
  }

  async csrf(): Promise<string> {
    return /name="csrf" value="([^"]+)"/.exec(await (await this.go("/")).text())?.[1] ?? "";
  }

  /** The form that the page offers, with these fields changed. */
  async register(fields: Fields = {}): Promise<Response> {
    const typed = { organization: "", name: "slipway-ours", url: base, deliveries: "webhook", channel: "" };
    return this.post("/register", { csrf: await this.csrf(), ...typed, ...fields });
  }

  /** … and on to GitHub, where somebody says yes: the address that GitHub sends them to. */
  async approve(fields: Fields = {}): Promise<string> {
    const { action, manifest } = sentBy(await (await this.register(fields)).text());
    const body = new URLSearchParams({ manifest, name: String(JSON.parse(manifest).name) });
    const answer = await fetch(action, { method: "POST", body, redirect: "manual" });
    return (answer.headers.get("location") ?? "").slice(base.length);
  }

  async #send(path: string, init: Omit<RequestInit, "headers"> & { headers: Fields }): Promise<Response> {
    const headers = { host: new URL(base).host, accept: "text/html", cookie: this.#cookie, ...init.headers };
    const response = await this.#pages.request(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) this.#cookie = set.split(";")[0] ?? "";
    return response;
  }
}

const plain = (text: string): string => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

export const sentBy = (page: string): Sent => ({
  action: plain(/<form method="post" action="(http[^"]+)"/.exec(page)?.[1] ?? ""),
  manifest: plain(/name="manifest" value="([^"]+)"/.exec(page)?.[1] ?? ""),
});

export const textOf = async (response: Response): Promise<string> =>
  (await response.text())
    .replace(/[\s\S]*<main[^>]*>/, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
