// Slipway from its pages, in a real browser: deployed, watched, rolled back, locked, and refused.
import { expect } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { until } from "../chaos/until.ts";
import { inBrowser } from "../chromium.ts";
import { patience, wholes } from "./a-whole.ts";

const aWhole = wholes();
const ceiling = 4 * patience;

const row = (page: Page, environment: string): Locator =>
  page
    .getByRole("region", { name: "Environments" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: environment, exact: true }) });

const stays = (page: Page) => page.evaluate("window.stayed = true");
const hasStayed = (page: Page) => page.evaluate("window.stayed === true");

/** The form that the button leads to, sent as it is. */
async function ask(page: Page, button: string, send: string): Promise<void> {
  await page.getByRole("link", { name: button }).click();
  await page.getByRole("button", { name: send, exact: true }).click();
  await page.waitForURL(/\/acme\/site\?asked=/);
}

inBrowser(
  "whoever may write deploys from a page, and watches it go through with its log, without a reload",
  async () => {
    const { visit, letGo, comments, deployments, errors, sandbox } = await aWhole();
    const { page, complaints } = await visit("ada");
    await page.getByRole("link", { name: "acme/site" }).click();
    await ask(page, "Deploy staging", "Deploy");
    await page.getByText("ada asked for /deploy staging").waitFor();
    await stays(page);
    await row(page, "staging").getByText("in progress").first().waitFor();
    expect(await hasStayed(page)).toBe(true);
    await row(page, "staging")
      .getByRole("link", { name: /^#\d+$/ })
      .click();
    await stays(page);
    await page.locator("#log").getByText("Fetched everything").waitFor();
    letGo();
    await page.locator("#log").getByText("Published it").waitFor();
    await page.locator("[data-says$=': success']").waitFor();
    await page.locator("#standing").getByText("success").waitFor();
    expect(await hasStayed(page)).toBe(true);
    expect(deployments().map(({ environment, creator }) => [environment, creator])).toEqual([
      ["staging", "slipway[bot]"],
    ]);
    expect(comments()[0]).toContain("slipway[bot]: **ada** asked from the dashboard:\n\n```\n/deploy staging");
    expect([complaints, errors, sandbox.failures]).toEqual([[], [], []]);
  },
  ceiling,
);

inBrowser(
  "what went wrong is rolled back from a page, which locks the environment, and is unlocked again",
  async () => {
    const { visit, letGo, push, comments, deployments, errors } = await aWhole();
    letGo();
    const { page, complaints } = await visit("ada");
    await page.goto(new URL("acme/site", page.url()).href);
    /** Of so many deployments the last has succeeded, and the page says so. */
    const runs = async (count: number): Promise<void> => {
      const succeeded = (): boolean => deployments()[count - 1]?.statuses.at(-1)?.state === "success";
      expect(await until(succeeded, { within: patience })).toBe(true);
      const words = new RegExp(`^Runs .*#${deployments()[count - 1]?.id}`, "s");
      await row(page, "staging").getByText(words).waitFor();
    };
    await ask(page, "Deploy staging", "Deploy");
    await runs(1);
    push("Broken");
    await ask(page, "Deploy staging", "Deploy");
    await runs(2);
    await ask(page, "Roll back staging", "Roll back");
    await runs(3);
    await row(page, "staging").getByText("locked", { exact: true }).waitFor();
    const [first, , third] = deployments();
    expect([deployments().length, third?.sha]).toEqual([3, first?.sha]);
    await ask(page, "Unlock staging", "Unlock");
    await row(page, "staging").getByRole("link", { name: "Lock staging", exact: true }).waitFor();
    const asked = comments().filter((one) => one.includes("asked from the dashboard"));
    expect(asked.map((one) => /\n(\/.*)\n/.exec(one)?.[1])).toEqual([
      "/deploy staging",
      "/deploy staging",
      "/rollback staging",
      "/unlock staging",
    ]);
    expect([complaints, errors]).toEqual([[], []]);
  },
  ceiling,
);

inBrowser(
  "who may only read sees no button, is refused where they insist, and nothing is written on the pull request",
  async () => {
    const { visit, base, comments, deployments, pull } = await aWhole();
    const { page } = await visit("rita");
    await page.goto(`${base}/acme/site`);
    await row(page, "staging").waitFor();
    expect(await page.locator(".button").count()).toBe(0);
    await page.goto(`${base}/acme/site/act/deploy?environment=staging`);
    await page.getByLabel("Pull request to deploy").selectOption(`${pull.number}`);
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    const refusal = page.getByRole("alert");
    await refusal.getByText("Nothing was done.").waitFor();
    expect(await refusal.innerText()).toContain("rita has the role read here");
    expect([comments(), deployments()]).toEqual([[], []]);
    await page.goto(`${base}/acme/site/audit`);
    expect(await page.locator("main").innerText()).toContain("refused");
  },
  ceiling,
);

inBrowser(
  "what somebody may not read is not there for them, wherever they knock",
  async () => {
    const { visit, base } = await aWhole();
    const { page } = await visit("rita");
    expect(await page.locator("main").innerText()).not.toContain("vault");
    for (const path of ["", "/audit", "/environments/staging", "/deployments/1", "/act/deploy?environment=staging"]) {
      const answer = await page.goto(`${base}/acme/vault${path}`);
      expect([path, answer?.status(), await page.locator("h1").innerText()]).toEqual([path, 404, "Not found"]);
    }
  },
  ceiling,
);

inBrowser(
  "an environment is locked for a reason and a time, and everybody who looks sees it",
  async () => {
    const { visit, base } = await aWhole();
    const [ada, rita] = [await visit("ada"), await visit("rita")];
    await rita.page.goto(`${base}/acme/site`);
    await stays(rita.page);
    await ada.page.goto(`${base}/acme/site/act/lock?environment=production`);
    await ada.page.getByLabel("For how long").fill("2h");
    await ada.page.getByLabel("Reason").fill("Friday’s demo <b>");
    await ada.page.getByRole("button", { name: "Lock", exact: true }).click();
    await row(rita.page, "production").getByText("locked", { exact: true }).waitFor();
    const text = await row(rita.page, "production").innerText();
    expect(text).toMatch(/Locked for pull request #1 by ada just now, ends in (1 hour|2 hours): Friday’s demo <b>/);
    expect([await hasStayed(rita.page), rita.complaints, ada.complaints]).toEqual([true, [], []]);
  },
  ceiling,
);

inBrowser(
  "by keyboard alone somebody deploys, and always sees where they are",
  async () => {
    const { visit, base, deployments, letGo } = await aWhole();
    letGo();
    const { page } = await visit("ada");
    await page.goto(`${base}/acme/site`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(focused)).toEqual(["Skip to content", "solid"]);
    await page.keyboard.press("Enter");
    await tabTo(page, "Deploy staging");
    await page.keyboard.press("Enter");
    await page.waitForURL(/act\/deploy/);
    await tabTo(page, "Deploy");
    await page.keyboard.press("Enter");
    await page.getByText("ada asked for /deploy staging").waitFor();
    await row(page, "staging").getByText("success").waitFor();
    expect(deployments()).toHaveLength(1);
  },
  ceiling,
);

async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 40; tabs++) {
    await page.keyboard.press("Tab");
    const [text, ring] = (await page.evaluate(focused)) as [string, string];
    expect([text, ring]).toEqual([text, "solid"]);
    if (text === name) return;
  }
  throw new Error(`${name} is not reached by keyboard.`);
}

const focused = `[document.activeElement.innerText.trim().replaceAll(/\\s+/g, " "), getComputedStyle(document.activeElement).outlineStyle]`;

inBrowser(
  "who signs out in one tab is told so in the others, which show nothing new any more",
  async () => {
    const { visit, base } = await aWhole();
    const { page, complaints } = await visit("ada");
    await page.goto(`${base}/acme/site`);
    const other = await page.context().newPage();
    other.setDefaultTimeout(patience);
    await other.goto(`${base}/acme/site`);
    await other.getByRole("button", { name: "Sign out" }).click();
    await other.getByRole("heading", { name: "Signed out" }).waitFor();
    await page.bringToFront();
    await page.getByText("You are signed out: this page shows what was before. Sign in again").waitFor();
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.getByText("Continue as ada").waitFor();
    expect(complaints.filter((one) => !one.includes("401"))).toEqual([]);
  },
  ceiling,
);
