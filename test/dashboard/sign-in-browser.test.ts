// Signing in, changing something and signing out in a real browser, which has its own mind about cookies and origins.
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { afterEach, expect } from "@jest/globals";
import { html } from "hono/html";
import type { Page } from "playwright-core";
import { privacyOfForms } from "../../src/dashboard/privacy.ts";
import { csrfField, signOutForm } from "../../src/dashboard/sign-in/form.ts";
import { layout } from "../../src/dashboard/views/layout.ts";
import { page as sandboxPages } from "../../src/sandbox/page/page.ts";
import { complaintsOf, inBrowser, useBrowser } from "../chromium.ts";
import { aSignIn, type SignInBench } from "./a-sign-in.ts";

const browser = useBrowser("--host-resolver-rules=MAP slipway.test 127.0.0.1");
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** A page as the dashboard has them, with a form that changes something and one that signs out. */
function addHome({ pages, signIn }: SignInBench): void {
  pages.get("/home", privacyOfForms, signIn.require, (context) => {
    const session = context.get("session");
    if (!session) throw new Error("Nobody is signed in.");
    const lock = html`<form method="post" action="locks">${csrfField(session)}<button type="submit">Lock</button></form>`;
    const main = html`<h1>Home of ${session.user.login}</h1>${lock}${signOutForm(session, "")}`;
    return context.html(layout({ title: "Home", base: "", again: null }, main));
  });
}

interface Visit extends SignInBench {
  readonly page: Page;
  readonly base: string;
  /** What the browser complains of. */
  readonly complaints: readonly string[];
}

async function visit(host: string): Promise<Visit> {
  let bench: SignInBench | undefined;
  const fetch = (request: Request): Response | Promise<Response> =>
    bench?.pages.fetch(request) ?? new Response(null, { status: 503 });
  const server = serve({ fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((listening) => server.once("listening", listening));
  closing.push(() => server.close());
  const base = `http://${host}:${(server.address() as AddressInfo).port}`;
  bench = await aSignIn({ url: base }, { pages: (state) => sandboxPages(state) });
  addHome(bench);
  const context = await browser().newContext();
  closing.push(() => context.close());
  const page = await context.newPage();
  // Of pages that are text alone browsers ask for an icon.
  const complaints = complaintsOf(page, (url) => !url.endsWith("/favicon.ico"));
  return { ...bench, page, base, complaints };
}

const signsIn = "somebody signs in at GitHub, changes something, and signs out";

/** Browsers trust the first, and say little of themselves to the second: it has neither TLS nor a loopback address. */
inBrowser.each(["127.0.0.1", "slipway.test"])(`${signsIn}, at %s`, async (host) => {
  const { page, base, complaints } = await visit(host);
  await page.goto(`${base}/home`);
  expect(await page.locator("h1").innerText()).toBe("Authorize slipway");
  await page.getByText("Continue as rita").click();
  expect([page.url(), await page.locator("h1").innerText()]).toEqual([`${base}/home`, "Home of rita"]);
  expect(await page.evaluate("document.cookie")).toBe("");
  await page.getByText("Lock").click();
  await page.waitForURL(`${base}/locks`);
  expect(await page.locator("body").innerText()).toBe("locked by rita");
  await page.goto(`${base}/home`);
  await page.getByText("Sign out").click();
  await page.waitForURL(`${base}/signed-out`);
  expect(await page.context().cookies(base)).toEqual([]);
  await page.goto(`${base}/home`);
  expect(await page.locator("h1").innerText()).toBe("Authorize slipway");
  expect(complaints).toEqual([]);
});

inBrowser("whoever says no is told what that means, and may try again", async () => {
  const { page, base } = await visit("127.0.0.1");
  await page.goto(`${base}/home`);
  await page.getByText("Cancel").click();
  expect(await page.locator("main").innerText()).toContain("you did not authorize Slipway");
  await page.getByText("Sign in with GitHub").click();
  await page.getByText("Continue as ada").click();
  expect(page.url()).toBe(`${base}/home`);
});

inBrowser("a form of another site changes nothing", async () => {
  const { page, base } = await visit("127.0.0.1");
  await page.goto(`${base}/home`);
  await page.getByText("Continue as ada").click();
  const body = `<form method="post" action="${base}/locks"><button>Win</button></form>`;
  await page.route("http://evil.test/", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("http://evil.test/");
  await page.getByText("Win").click();
  await page.waitForURL(`${base}/locks`);
  expect(await page.locator("h1").innerText()).toBe("Nothing was changed");
});
