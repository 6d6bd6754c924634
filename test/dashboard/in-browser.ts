// Pages in a real browser: where there is one, and what it has to say.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach } from "@jest/globals";
import type { Hono } from "hono";
import type { BrowserContextOptions, Page } from "playwright-core";
import { complaintsOf, useBrowser } from "../chromium.ts";

export interface Visit {
  readonly page: Page;
  /** Where the app is, without "/" at its end. */
  readonly base: string;
  /** What the browser complains of. */
  readonly complaints: readonly string[];
}

/** For one test file: the browser is closed after it, and what was visited after each test. */
export function openBrowser(): (app: Pick<Hono, "fetch">, options?: BrowserContextOptions) => Promise<Visit> {
  const browser = useBrowser();
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });
  return async (app, options = {}) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await new Promise((listening) => server.once("listening", listening));
    closing.push(() => server.close());
    const context = await browser().newContext(options);
    closing.push(() => context.close());
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    return { page, complaints, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
}
