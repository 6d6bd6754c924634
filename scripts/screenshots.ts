// npm run screenshots: takes the pictures of the documents, in Chromium, of a story on the demo's stage. Run by hand after a look changed.
import { chromium } from "playwright-core";
import { openStage } from "../src/demo/stage.ts";
import { PastClock } from "./screenshots/past-clock.ts";
import { playPast } from "./screenshots/past.ts";
import { takeAll } from "./screenshots/take-all.ts";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--hide-scrollbars",
];

const clock = new PastClock();
const stage = await openStage({
  ports: { github: 0, slipway: 0, site: 0 },
  pace: 900,
  keepsPace: false,
  clock,
  past: (sandbox) => playPast(sandbox, clock),
});
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
try {
  await takeAll(stage, browser);
} finally {
  await browser.close();
  await stage.close();
}
