// The first run in a real browser: an App is registered, Slipway goes on by itself, and somebody signs in.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { page as sandboxPages } from "../../src/sandbox/page/page.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { until } from "../chaos/until.ts";
import { complaintsOf, inBrowser, useBrowser } from "../chromium.ts";
import { Browser, sentBy } from "./a-first-run.ts";
import { aFolder, Started, slipwayVerb } from "./a-slipway.ts";

const browser = useBrowser();
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function aSandbox(): Promise<Sandbox> {
  const sandbox = createSandbox({ pages: (state) => sandboxPages(state) });
  closing.push(() => sandbox.close());
  await sandbox.listen();
  sandbox.repository("acme/site", { people: { ada: "admin" } });
  return sandbox;
}

const at = ({ url }: Sandbox) => ({ GHE_HOST: new URL(url).host, GHE_PROTOCOL: "http" });

interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

async function visit(): Promise<Visit> {
  const context = await browser().newContext();
  closing.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = complaintsOf(page);
  return { page, complaints };
}

const heading = (page: Page): Promise<string> => page.locator("h1").innerText();

/** From the code to the page that says that the App is registered. */
async function register(page: Page, slipway: Started): Promise<string> {
  const code = await slipway.says(/one-time code: (\S+)/);
  const base = (await slipway.says(/(http:\/\/127\.0\.0\.1:\d+)\//)).replace(/\/$/, "");
  await page.goto(base);
  await page.getByLabel("One-time code").fill(code);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Organisation").fill("acme");
  await page.getByLabel("Name of the App").fill("slipway-acme");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Register on" }).click();
  expect(await heading(page)).toBe("Create GitHub App for acme");
  await page.getByRole("button", { name: "Create GitHub App for acme" }).click();
  await page.waitForURL(`${base}/registered?*`);
  return base;
}

inBrowser(
  "somebody who has nothing registers an App, installs it, and signs in, without a restart",
  async () => {
    const sandbox = await aSandbox();
    const folder = await aFolder();
    const slipway = new Started({ ...at(sandbox), SLIPWAY_DATA_DIR: join(folder, "data") });
    const { page, complaints } = await visit();
    const base = await register(page, slipway);
    expect(await heading(page)).toBe("Registered: install it");
    expect(await slipway.says(/"port":(\d+),[^\n]*"msg":"listening"/)).toBe(new URL(base).port);
    await page.getByText("Install it on your repositories").click();
    await page.getByRole("button", { name: "Install on acme" }).click();
    await page.getByText("Continue as ada").click();
    await page.waitForURL(`${base}/setup*`);
    expect(await page.locator("header").innerText()).toContain("Signed in as ada");
    expect(await heading(page)).toBe("Set-up");
    expect(await page.locator("main").innerText()).toContain("Installed, with everything that Slipway uses");
    const app = [...sandbox.state.apps.values()].at(-1);
    expect(await until(() => app?.deliveries.some((one) => one.statusCode === 202) ?? false, { within: 60_000 })).toBe(
      true,
    );
    const checked = await slipwayVerb("check-setup", { ...at(sandbox), SLIPWAY_DATA_DIR: join(folder, "data") });
    expect(checked.out).toMatch(
      /Deliveries: Slipway took the last one[\s\S]*Database: It answers[\s\S]*acme\/site: Env/,
    );
    expect([checked.code, complaints, sandbox.failures]).toEqual([0, [], []]);
    const { pem, key } = JSON.parse(readFileSync(join(folder, "data/credentials.json"), "utf8"));
    for (const secret of [pem.split("\n")[1], key, app?.webhookSecret, app?.clientSecret])
      expect(slipway.out + slipway.err).not.toContain(secret);
    expect(await slipway.stop()).toBe(0);
    const again = new Started({ ...at(sandbox), SLIPWAY_DATA_DIR: join(folder, "data") });
    await again.says(/"msg":"listening"/);
    expect([again.err, await again.stop()]).toEqual(["", 0]);
  },
  240_000,
);

test("a supervisor sees that a Slipway without an App lives, why it is not ready, and can stop it", async () => {
  const sandbox = await aSandbox();
  const slipway = new Started({ ...at(sandbox), SLIPWAY_DATA_DIR: join(await aFolder(), "data") });
  const base = await slipway.says(/(http:\/\/127\.0\.0\.1:\d+)\//);
  const [healthz, readyz] = await Promise.all(["healthz", "readyz"].map((path) => fetch(`${base}/${path}`)));
  expect([healthz?.status, readyz?.status, await readyz?.json()]).toEqual([
    200,
    503,
    { status: "not ready", error: "No GitHub App is registered yet: the log says where." },
  ]);
  const taken = new Started({
    ...at(sandbox),
    SLIPWAY_DATA_DIR: join(await aFolder(), "data"),
    PORT: new URL(base).port,
  });
  expect(await taken.ended).toBe(1);
  expect(taken.err).toContain(`port ${new URL(base).port} of 127.0.0.1 is taken`);
  expect(await slipway.stop()).toBe(0);
}, 240_000);

const isConversion = ({ route }: { readonly route: string }): boolean => route.startsWith("POST /app-manifests");

test("a Slipway that is stopped while GitHub gives it the App's credentials keeps them first", async () => {
  const sandbox = await aSandbox();
  const folder = join(await aFolder(), "data");
  const slipway = new Started({ ...at(sandbox), SLIPWAY_DATA_DIR: folder });
  const base = await slipway.says(/(http:\/\/127\.0\.0\.1:\d+)\//);
  const from = { host: new URL(base).host, origin: base };
  const own = new Browser({
    request: (path, { headers, ...init }) =>
      fetch(base + path, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(headers)), ...from },
        redirect: "manual",
      }),
  });
  await own.post("/enter", { code: await slipway.says(/one-time code: (\S+)/) });
  const { action, manifest } = sentBy(await (await own.register()).text());
  const body = new URLSearchParams({ manifest, name: "slipway-ours" });
  const sentBack = await fetch(action, { method: "POST", body, redirect: "manual" });
  const back = (sentBack.headers.get("location") ?? "").slice(base.length);
  sandbox.faults.latency(500);
  const answer = own.go(back).catch(() => null);
  expect(await until(() => sandbox.calls.all.some(isConversion), { within: 60_000 })).toBe(true);
  expect([await slipway.stop(), await answer]).toEqual([0, null]);
  expect(existsSync(join(folder, "credentials.json"))).toBe(true);
}, 240_000);
