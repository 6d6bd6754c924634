// Axe on every page of the first run, by day and by night, at a desk and on a phone: nothing is found.
import { afterEach, expect } from "@jest/globals";
import { bad, good, unknown } from "../../src/setup/checks/check.ts";
import { checksPage } from "../../src/setup/checks/view.ts";
import { violationsInAllLooks } from "../axe.ts";
import { inBrowser, useBrowser } from "../chromium.ts";
import { aFirstRun, base, type Browser } from "./a-first-run.ts";

const browser = useBrowser();
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The page answers what `show` was given, and loads its files from where it comes from. */
async function open(own: Browser) {
  const context = await browser().newContext();
  closing.push(() => context.close());
  const page = await context.newPage();
  let shown = "";
  await page.route(`${base}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: [shown].join("") });
    const answer = await own.go(pathname + search);
    const headers = Object.fromEntries(answer.headers);
    return route.fulfill({ status: answer.status, headers, body: await answer.text() });
  });
  const look = async (name: string, html: string): Promise<readonly string[]> => {
    shown = html;
    await page.goto(`${base}/`);
    expect(await page.evaluate(isStyled)).toBe(true);
    return (await violationsInAllLooks(page)).map((one) => `${name}: ${one}`);
  };
  return { look };
}

const isStyled = "[...document.styleSheets].some(({ href }) => href.includes('setup.css'))";

inBrowser(
  "the code, the form, the way to GitHub and back, and whatever goes wrong",
  async () => {
    const run = await aFirstRun();
    const stranger = run.browser();
    const { look } = await open(stranger);
    const text = async (answer: Promise<Response>): Promise<string> => (await answer).text();
    const found = [
      ...(await look("code", await text(stranger.go("/")))),
      ...(await look("wrong code", await text(stranger.post("/enter", { code: "no" })))),
      ...(await look("another browser", await text(stranger.go("/registered?code=1&state=2")))),
    ];
    const own = await run.entered();
    const wrong = own.register({ name: "", url: "nowhere", deliveries: "pigeon" });
    found.push(
      ...(await look("form", await text(own.go("/")))),
      ...(await look("mistakes", await text(wrong))),
      ...(await look("on to GitHub", await text(own.register()))),
      ...(await look("no code", await text(own.go("/registered")))),
      ...(await look("registered", await text(own.go(await own.approve())))),
    );
    expect(found).toEqual([]);
  },
  120_000,
);

const ada = { id: "s1", user: { id: 1, login: "ada" }, expiresAt: "2026-01-05T18:00:00Z", csrf: "c5rf", token: "x" };

inBrowser(
  "the checks of the set-up: what works, what is to be done, and what nobody knows",
  async () => {
    const checks = [
      good("Slipway", "It answers as slipway-acme", { url: "https://github.test/apps/slipway-acme" }),
      bad("issues: write", "It is not granted", { todo: "Grant it.", url: "https://github.test/settings" }),
      unknown("Webhook", "Nothing came yet"),
    ];
    const { look } = await open((await aFirstRun()).browser());
    const shown = await checksPage(ada, [{ title: "The App", checks }]);
    expect(await look("checks", shown.toString())).toEqual([]);
  },
  120_000,
);
