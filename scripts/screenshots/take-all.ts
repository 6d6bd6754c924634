// The story of which the pictures are taken, and where each of them is cut off.
import type { Browser, Locator, Page } from "playwright-core";
import { Play } from "../../src/demo/play.ts";
import { frontPage, site } from "../../src/demo/repository.ts";
import type { Stage } from "../../src/demo/stage.ts";
import type { Picture } from "./pictures.ts";

const width = 1200;

export async function takeAll(stage: Stage, browser: Browser): Promise<void> {
  const play = new Play(stage);
  await play.checkIsGreen();
  play.comment("/deploy staging");
  await play.cardSays("✅ Deployed to `staging`");
  await takeCard(stage, browser);
  const page = await signIn(stage, browser);
  await lock(page, stage);
  play.push(stage.pull.headRef, { "site/index.html": frontPage("Hello, everybody") }, "ada");
  await play.checkIsGreen();
  await wait(page, stage);
  await takeDashboard(page, stage);
  await play.cardSays("✅ Deployed to `staging`");
  await takeDeployment(page, stage);
  await takeHistory(page, stage);
}

const save = (picture: Picture, of: Page | Locator, more: object = {}) => of.screenshot({ path: picture, ...more });

async function takeCard(stage: Stage, browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 820, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(stage.pullUrl);
  await save("docs/card.png", page.locator("article", { hasText: "Deployed to" }).last());
  await page.close();
}

async function signIn({ slipwayUrl }: Stage, browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(slipwayUrl);
  await page.getByRole("link", { name: "Continue as ada" }).click();
  await page.waitForURL(`${slipwayUrl}/`);
  return page;
}

async function lock(page: Page, { slipwayUrl }: Stage): Promise<void> {
  await page.goto(`${slipwayUrl}/${site}/act/lock?environment=production`);
  await page.getByLabel("For how long").fill("4h");
  await page.getByLabel("Reason").fill("Until the campaign is over");
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.getByText("locked", { exact: true }).waitFor();
}

/** Somebody else's pull request, for which production is locked. */
async function wait(page: Page, { sandbox }: Stage): Promise<void> {
  const pull = sandbox.pullRequest(site, {
    head: "larger-headings",
    title: "Larger headings",
    files: { "changes/headings.md": "Larger\n" },
    by: "alan",
  });
  sandbox.checkRun(site, { ref: pull.headRef, name: "ci/test", status: "completed", conclusion: "success" });
  sandbox.comment(pull, { body: "/deploy production", by: "alan" });
  await page.getByText("1 waiting", { exact: true }).waitFor();
}

async function takeDashboard(page: Page, { slipwayUrl, pull }: Stage): Promise<void> {
  await page.getByRole("link", { name: "Deploy staging" }).click();
  await page.getByLabel("Pull request to deploy").selectOption(`${pull.number}`);
  await page.getByRole("button", { name: "Deploy", exact: true }).click();
  await page.getByText("in progress", { exact: true }).first().waitFor();
  await page.goto(`${slipwayUrl}/${site}`);
  await save("docs/dashboard.png", page, { clip: await cut(page, page.locator("main")) });
}

const margin = 16;

/** From the top of the page to the end of that. */
async function cut(page: Page, last: Locator) {
  const box = await last.boundingBox();
  const height = Math.ceil((box?.y ?? 0) + (box?.height ?? 0)) + margin;
  await page.setViewportSize({ width, height: Math.max(height, 800) });
  return { x: 0, y: 0, width, height };
}

async function takeDeployment(page: Page, { slipwayUrl }: Stage): Promise<void> {
  await page.goto(`${slipwayUrl}/${site}/environments/staging`);
  await page.locator("ol.box h3 a").first().click();
  await page.locator("#log").getByText("Done in").waitFor();
  await page.locator("[data-says$=': success']").waitFor();
  await save("docs/dashboard-deployment.png", page, { clip: await cut(page, page.locator("#embedded-log")) });
}

async function takeHistory(page: Page, { slipwayUrl }: Stage): Promise<void> {
  const address = `${slipwayUrl}/${site}/environments/production?days=90`;
  await page.goto(address);
  // The history is read on, page by page.
  while (await page.getByText("The history was read back").isVisible()) {
    await page.waitForTimeout(5000);
    await page.goto(address);
  }
  const figures = page.getByRole("region", { name: "Delivery figures" });
  await figures.locator("details, h3, .definitions").evaluateAll((all) => all.forEach((one) => one.remove()));
  const { y, height } = await cut(page, figures);
  const top = ((await figures.boundingBox())?.y ?? 0) - margin;
  await save("docs/dashboard-figures.png", page, { clip: { x: 0, y: top, width, height: y + height - top } });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(address);
  await page.setViewportSize({ width, height: 720 });
  await save("docs/dashboard-dark.png", page);
}
