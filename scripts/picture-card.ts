// Takes the README's picture of a card: plays the demo's first scene in Chromium. Run by hand after a card changed.
import { chromium } from "playwright-core";
import { Play } from "../src/demo/play.ts";
import { openStage } from "../src/demo/stage.ts";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const stage = await openStage({ ports: { github: 0, slipway: 0, site: 0 }, pace: 300, keepsPace: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
try {
  const play = new Play(stage);
  await play.checkIsGreen();
  play.comment("/deploy staging");
  await play.cardSays("✅ Deployed to `staging`");
  const page = await browser.newPage({ viewport: { width: 820, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(stage.pullUrl);
  await page.locator("article", { hasText: "Deployed to" }).last().screenshot({ path: "docs/card.png" });
} finally {
  await browser.close();
  await stage.close();
}
