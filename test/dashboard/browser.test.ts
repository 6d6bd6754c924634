// The page of a log in a real browser: live, in the dark, on a phone, and without scripts.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, expect } from "@jest/globals";
import type { BrowserContextOptions, Page } from "playwright-core";
import { Fault } from "../../src/domain/fault.ts";
import { systemClock } from "../../src/system-clock.ts";
import { today } from "../builders/time.ts";
import { complaintsOf, inBrowser, useBrowser } from "../chromium.ts";
import { contrastsOf } from "../contrasts.ts";
import { aLog, type LogBench } from "./a-log.ts";

const browser = useBrowser();

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Visit {
  readonly page: Page;
  /** What the browser complains of. */
  readonly complaints: readonly string[];
}

async function visit({ app, path }: LogBench, options: BrowserContextOptions = {}): Promise<Visit> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((listening) => server.once("listening", listening));
  closing.push(() => server.close());
  const context = await browser().newContext(options);
  closing.push(() => context.close());
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path()}`);
  return { page, complaints };
}

const clock = { now: () => new Date(today("12:01:00")), pass: (time: number) => systemClock.pass(time) };
const over = { stage: "over", heard: { state: "success", at: today("12:01:07") } } as const;
const shown = (page: Page) => page.locator("#log").innerText();

/** In all of its looks. */
function printMuch({ print }: LogBench): void {
  print("$ ./deploy.sh\nFetching \x1b[1m9c2f1d4\x1b[0m …\n");
  for (let colour = 0; colour < 8; colour++) {
    print(
      `\x1b[3${colour}mfront ${colour}\x1b[0m \x1b[9${colour}mbright\x1b[0m \x1b[4${colour}mground\x1b[0m \x1b[10${colour}mbright ground\x1b[0m\n`,
    );
  }
  print("\x1b[2mdim\x1b[0m \x1b[3mitalic\x1b[0m \x1b[4munderlined\x1b[0m \x1b[7minverse\x1b[0m\n");
  print(`${"a long line without blanks ".replaceAll(" ", "_").repeat(12)}\n`);
  print("after it\n", 1_234_567);
  print("10%\r50%");
}

inBrowser("what is printed appears by itself, and then how it ended", async () => {
  const bench = aLog({ hasLog: true }, { clock });
  bench.print("one\n\x1b[32mtw");
  const { page, complaints } = await visit(bench);
  expect(await shown(page)).toBe("one\ntw");
  await page.evaluate("window.stayed = true");
  bench.print("o\nthree <b>\n10%");
  await page.getByText("three <b>").waitFor();
  bench.print("\r100%\n");
  bench.change(over);
  await page.getByText("success").waitFor();
  expect(await shown(page)).toBe("one\ntwo\nthree <b>\n100%\n");
  expect(await page.locator("#standing").innerText()).toContain("after 1 min 5 s");
  expect(await page.evaluate("window.stayed")).toBe(true);
  expect(complaints).toEqual([]);
});

inBrowser("whoever is at the end stays at the end, and whoever reads above it is left there", async () => {
  const bench = aLog({ hasLog: true }, { clock });
  bench.print("line\n".repeat(200));
  const { page } = await visit(bench);
  const isAtEnd = () => page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2");
  await page.evaluate("scrollTo(0, 0)");
  bench.print("first news\n");
  await page.getByText("first news").waitFor();
  expect(await page.evaluate("scrollY")).toBe(0);
  await page.getByRole("link", { name: "To the end" }).click();
  bench.print("more\n".repeat(50));
  bench.print("last news\n");
  await page.getByText("last news").waitFor();
  expect(await isAtEnd()).toBe(true);
});

inBrowser("an answer that breaks off is asked for again, and nothing is lost or doubled", async () => {
  const bench = aLog({ hasLog: true }, { clock });
  bench.print("one\n");
  const { page, complaints } = await visit(bench);
  bench.print("two\nth");
  await page.getByText("two").waitFor();
  bench.fail(new Fault("transient", "away"));
  await bench.log.hear("log not shown any further");
  bench.fail(null);
  bench.print("ree\n");
  await page.getByText("three").waitFor();
  expect(await shown(page)).toBe("one\ntwo\nthree\n");
  expect(complaints).toEqual([]);
});

inBrowser("at night it is dark, by day it is light, and on a phone nothing hangs over the edge", async () => {
  const bench = aLog({ hasLog: true, ...over }, { clock });
  printMuch(bench);
  const { page, complaints } = await visit(bench, { colorScheme: "dark", viewport: { width: 390, height: 844 } });
  const ground = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
  expect(await ground()).toBe("rgb(13, 17, 23)");
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground()).toBe("rgb(255, 255, 255)");
  expect(complaints).toEqual([]);
});

inBrowser("every colour can be read on its ground, by day and by night", async () => {
  const bench = aLog({ hasLog: true, ...over }, { clock });
  printMuch(bench);
  const { page } = await visit(bench);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const contrasts = await contrastsOf(page);
    expect(contrasts.length).toBeGreaterThan(30);
    expect(contrasts.filter(({ contrast }) => contrast < 4.5)).toEqual([]);
  }
});

inBrowser("without scripts the page asks again by itself", async () => {
  const bench = aLog({ hasLog: true }, { clock });
  bench.print("one\n");
  const { page } = await visit(bench, { javaScriptEnabled: false });
  expect(await shown(page)).toBe("one\n");
  bench.print("two\n");
  bench.change(over);
  await page.getByText("success").waitFor({ timeout: 15_000 });
  expect(await shown(page)).toBe("one\ntwo\n");
});
