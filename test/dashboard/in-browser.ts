// Pages in a real browser: where there is one, and what it has to say.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach } from "@jest/globals";
import type { Hono } from "hono";
import type { BrowserContextOptions, Page } from "playwright-core";
import { useBrowser } from "../chromium.ts";

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
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    return { page, complaints, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
}

export interface Contrast {
  readonly text: string;
  readonly contrast: number;
}

/** Of all that is written, also in drawings: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const contrastsOf = async (page: Page): Promise<readonly Contrast[]> =>
  (await page.evaluate(measure)) as readonly Contrast[];

const measure = `(() => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    paint.clearRect(0, 0, 1, 1);
    for (const colour of colours) { paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1); }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const up = (element) => (element ? [...up(element.parentElement), element] : []);
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("body *")].filter(hasText).map((one) => {
    const grounds = up(one).map((element) => getComputedStyle(element).backgroundColor);
    const { color, fill } = getComputedStyle(one);
    const ground = over(grounds);
    const front = over([...grounds, one instanceof SVGTextElement ? fill : color]);
    const [a, b] = [light(front), light(ground)].sort((x, y) => y - x);
    return { text: one.textContent.slice(0, 20), contrast: Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100 };
  });
})()`;
