// A page of the dashboard that stays open, as a browser keeps it: told of changes, it fetches itself again, once a second at most.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { setTimeout as pass } from "node:timers/promises";
import { main, startServed } from "./child.ts";
import type { BenchGitHub } from "./github.ts";

export interface OpenPage {
  /** How often it was told that something changed. */
  readonly told: () => number;
  close(): void;
}

export interface Browser {
  readonly origin: string;
  readonly cookie: string;
}

export async function openPage({ origin, cookie }: Browser, path: string): Promise<OpenPage> {
  const headers = { cookie };
  const load = async (): Promise<void> => {
    const answer = await fetch(origin + path, { headers });
    await answer.text();
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}.`);
  };
  await load();
  const live = path === "/" ? "/live" : `${path}/live`;
  const asked = get(origin + live, { headers, agent: false });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${live} answers ${answer.statusCode}.`);
  const told = follow(answer, load);
  return { told, close: () => void asked.destroy() };
}

function follow(answer: IncomingMessage, load: () => Promise<void>): () => number {
  let [told, isStale, isLoading] = [0, false, false];
  const refresh = async (): Promise<void> => {
    isLoading = true;
    while (isStale) {
      isStale = false;
      await load();
      await pass(1000);
    }
    isLoading = false;
  };
  answer.setEncoding("utf8").on("data", (text: string) => {
    if (!text.includes("event: changed")) return;
    told += 1;
    isStale = true;
    if (!isLoading) void refresh();
  });
  // Closed at the end, and by whom it does not matter.
  answer.on("error", () => {});
  return () => told;
}

/** By which Slipway calls itself: it is reached at another address, as behind a proxy. */
const url = "http://slipway.test";

/** `flags`: of Node.js. */
export const startWithDashboard = (github: BenchGitHub, dataDir: string, flags: readonly string[] = []) =>
  startServed({
    script: main,
    environment: {
      ...github.environment,
      ...github.signInAt(url),
      SLIPWAY_KEY: randomBytes(32).toString("base64"),
      LOG_LEVEL: "fatal",
      SLIPWAY_DATA_DIR: dataDir,
    },
    readyPath: "/readyz",
    flags,
  });

/** Against the sandbox, where whoever is named says yes. */
export async function signIn(origin: string, login: string): Promise<Browser> {
  const first = await fetch(`${origin}/sign-in`, { redirect: "manual" });
  const back = await fetch(`${locationOf(first)}&person=${login}`, { redirect: "manual" });
  const headers = { cookie: cookiesOf(first) };
  const last = await fetch(locationOf(back).replace(url, origin), { redirect: "manual", headers });
  return { origin, cookie: cookiesOf(last) };
}

const locationOf = (answer: Response): string => answer.headers.get("location") ?? "";

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
