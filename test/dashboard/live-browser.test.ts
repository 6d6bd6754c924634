// Open pages in a real browser: they follow what happens, and leave alone what somebody does on them.
import { expect } from "@jest/globals";
import { Hono } from "hono";
import { html } from "hono/html";
import type { Page } from "playwright-core";
import { assetRoutes } from "../../src/dashboard/assets.ts";
import type { LiveRoutes } from "../../src/dashboard/live/live-routes.ts";
import type { Html } from "../../src/dashboard/views/layout.ts";
import { embeddedLog } from "../../src/dashboard/views/log-view.ts";
import { page as frame } from "../../src/dashboard/views/page.ts";
import { agoView, ago as agoWords } from "../../src/dashboard/views/when.ts";
import { systemClock } from "../../src/system-clock.ts";
import { anEnvironment } from "../builders/environment.ts";
import { today } from "../builders/time.ts";
import { inBrowser } from "../chromium.ts";
import { aLive, type LiveBench } from "./a-live.ts";
import { aLog } from "./a-log.ts";
import { openBrowser } from "./in-browser.ts";

const visit = openBrowser();

interface Site extends LiveBench {
  readonly pages: Hono;
  /** How often the page was asked for. */
  readonly asked: LiveBench["asked"];
  readonly loads: () => number;
  /** What it holds from now on; those who look are told, unless nobody is. */
  readonly show: (main: Html, tell?: boolean) => void;
  /** Of the addresses below /live; null: as usual. */
  readonly refuse: (status: 503 | null) => void;
  /** The page, too, is not there for a while. */
  readonly goAway: () => void;
}

const now = new Date("2026-01-05T10:00:00Z");

/** One page, whose Slipway looks for changes as often as it can. */
function aSite(first: Html, told: Partial<LiveRoutes> = {}): Site {
  const ring: LiveRoutes["clock"]["ring"] = (_at, bell) => {
    const timer = setTimeout(bell, 20);
    return () => clearTimeout(timer);
  };
  const bench = aLive({ clock: { now: () => now, ring, pass: (time) => systemClock.pass(time) }, ...told });
  let [main, loads, version, refusal, isAway] = [first, 0, 0, null as 503 | null, false];
  const pages = new Hono();
  pages.use("/acme/site/live", (context, next) => (refusal ? Promise.resolve(context.text("later", refusal)) : next()));
  pages.route("/", bench.app);
  pages.route("/", assetRoutes());
  pages.get("/acme/site/page", (context) => {
    loads += 1;
    if (isAway) return context.text("not now", 503);
    if (!bench.sessions.has("s1")) return context.text("sign in", 401);
    const live = { path: "acme/site/live", now };
    return context.html(frame({ title: "A page", base: "../../", viewer: null, trail: [], live }, main));
  });
  return {
    ...bench,
    pages,
    loads: () => loads,
    refuse: (status) => void (refusal = status),
    goAway: () => void ([refusal, isAway] = [503, true]),
    show: (wanted, tell = true) => {
      main = wanted;
      version += 1;
      if (tell) bench.stamps.set(11, `${version}`);
    },
  };
}

const frameOver = "new Promise((over) => requestAnimationFrame(over))";

const options = { extraHTTPHeaders: { "x-session": "s1" } };

async function open(site: Site): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const { page, base, complaints } = await visit(site.pages, options);
  await page.goto(`${base}/acme/site/page`);
  return { page, complaints };
}

const row = (id: number, text: string, says = ""): Html =>
  html`<li data-says="${says}"><a href="deployments/${id}">#${id}</a> <span class="what">${text}</span></li>`;

const rows = (...all: readonly Html[]): Html => html`<h1>Rows</h1>
<form><label>Person <input name="by" value="ada"></label>
<select name="state"><option>all</option><option>failure</option></select><textarea name="why"></textarea></form>
<details><summary>More</summary><p id="more">of ${all.length}</p></details>
<ol>${all}</ol>
<div style="height: 3000px"></div>
<p id="last">the end</p>`;

/** What would be gone after a reload, or where something was put in the place of something else. */
const done = `(() => {
  const [by, why] = [document.querySelector("[name=by]"), document.querySelector("[name=why]")];
  const active = document.activeElement;
  return {
    stayed: window.stayed === true,
    typed: [by.value, why.value, document.querySelector("select").value],
    caret: [by.selectionStart, by.selectionEnd],
    isOpen: document.querySelector("details").open,
    focused: active.getAttribute("href") ?? active.name,
    selected: getSelection().toString(),
    isPlaced: Math.round(document.getElementById("last").getBoundingClientRect().top) === window.placed,
  };
})()`;

inBrowser("what changes appears by itself, and what somebody wrote, opened and looks at stays", async () => {
  const site = aSite(rows(row(2, "running"), row(1, "success")));
  const { page, complaints } = await open(site);
  await page.evaluate("window.stayed = true");
  await page.locator("[name=by]").fill("grace");
  await page.locator("[name=why]").fill("because");
  await page.locator("select").selectOption("failure");
  await page.evaluate("document.querySelector('[name=by]').setSelectionRange(1, 3)");
  await page.locator("summary").click();
  await page.getByRole("link", { name: "#1" }).focus();
  await page.evaluate("getSelection().selectAllChildren(document.getElementById('last')); scrollTo(0, 700)");
  await page.evaluate("window.placed = Math.round(document.getElementById('last').getBoundingClientRect().top)");
  const before = await page.evaluate(done);
  expect(before).toEqual({
    stayed: true,
    typed: ["grace", "because", "failure"],
    caret: [1, 3],
    isOpen: true,
    focused: "deployments/1",
    selected: "the end",
    isPlaced: true,
  });
  site.show(rows(row(3, "queued"), row(2, "failed"), row(1, "success")));
  await page.getByText("of 3").waitFor();
  expect(await page.locator("li .what").allInnerTexts()).toEqual(["queued", "failed", "success"]);
  expect(await page.evaluate(done)).toEqual(before);
  site.show(rows(row(3, "success"), row(1, "success")));
  await page.getByText("of 2").waitFor();
  expect(await page.locator("li .what").allInnerTexts()).toEqual(["success", "success"]);
  expect(await page.evaluate(done)).toEqual(before);
  expect(complaints).toEqual([]);
});

inBrowser("whoever hears the page is told in few words what is new, and only that", async () => {
  const site = aSite(rows(row(1, "running", "staging: in progress"), row(2, "success", "production: success")));
  const { page } = await open(site);
  const voice = page.locator("body > [aria-live=polite]");
  site.show(rows(row(1, "done", "staging: success"), row(2, "success", "production: success")));
  await page.getByText("done").waitFor();
  expect(await voice.textContent()).toBe("staging: success");
  site.show(rows(...[1, 2, 3, 4, 5].map((id) => row(id, "again", `e${id}: success`))));
  await page.getByText("of 5").waitFor({ state: "attached" });
  expect(await voice.textContent()).toBe("e1: success, e2: success, e3: success, and 2 more");
});

inBrowser("many changes at once are asked for together", async () => {
  const site = aSite(rows(row(1, "0")));
  const { page } = await open(site);
  const begun = performance.now();
  for (let change = 1; change <= 30; change++) {
    site.show(rows(row(1, `change ${change}`)));
    await page.evaluate(frameOver);
  }
  await page.getByText("change 30").waitFor();
  const seconds = (performance.now() - begun) / 1000;
  expect(site.loads()).toBeLessThanOrEqual(4 + seconds);
});

inBrowser("a page that nobody looks at takes no connection, and has what changed when somebody does", async () => {
  const site = aSite(rows(row(1, "first")));
  const { page } = await open(site);
  site.show(rows(row(1, "second")));
  await page.getByText("second").waitFor();
  await page.evaluate(look(false));
  const polls = async (): Promise<number> => {
    const from = site.asked.length;
    await page.evaluate("new Promise((over) => setTimeout(over, 200))");
    return site.asked.length - from;
  };
  while ((await polls()) > 0);
  const loads = site.loads();
  site.show(rows(row(1, "third")));
  await page.evaluate(frameOver);
  expect([site.loads(), await page.locator("li .what").innerText()]).toEqual([loads, "second"]);
  await page.evaluate(look(true));
  await page.getByText("third").waitFor();
});

const look = (isVisible: boolean): string =>
  `Object.defineProperty(document, "hidden", { configurable: true, get: () => ${!isVisible} });
  document.dispatchEvent(new Event("visibilitychange"));`;

inBrowser("whoever is signed out is told so, and nothing is asked for any more", async () => {
  const site = aSite(rows(row(1, "first")));
  const { page } = await open(site);
  site.show(rows(row(1, "second")));
  await page.getByText("second").waitFor();
  site.sessions.delete("s1");
  await page.locator(".notice").getByText("You are signed out").waitFor();
  expect(await page.getByRole("link", { name: "Sign in again" }).getAttribute("href")).toBe(page.url());
  expect(await page.locator("li .what").innerText()).toBe("second");
});

inBrowser("where too many pages are open already a page asks by itself, every half minute", async () => {
  const site = aSite(rows(row(1, "first")));
  site.refuse(503);
  const { page, base } = await visit(site.pages, options);
  await page.clock.install();
  await page.goto(`${base}/acme/site/page`);
  while (site.loads() < 2) await page.evaluate(frameOver);
  site.show(rows(row(1, "second")), false);
  await page.clock.fastForward(32_000);
  await page.getByText("second").waitFor();
  site.refuse(null);
  while (site.asked.length === 0) await page.clock.fastForward(32_000);
  await page.clock.fastForward(2000);
  site.show(rows(row(1, "third")));
  await page.getByText("third").waitFor();
});

const distances = [-400, -40, -1, -0.3, -0.01, -0.0001, 0.0001, 0.01, 0.3, 40].map((days) =>
  new Date(now.getTime() + days * 86_400_000).toISOString(),
);

/** How many questions of half a minute from now are ordered. */
const countAlarms = `(() => {
  const [set, clear] = [setTimeout, clearTimeout];
  const ordered = new Set();
  window.setTimeout = (work, time, ...more) => {
    const id = set(() => { ordered.delete(id); work(); }, time, ...more);
    if (time === 30_000) ordered.add(id);
    return id;
  };
  window.clearTimeout = (id) => { ordered.delete(id); clear(id); };
  window.alarms = () => ordered.size;
})()`;

inBrowser("a server that is away for long is asked no oftener than at first", async () => {
  const site = aSite(html`<p>first</p>`);
  site.refuse(503);
  const { page, base } = await visit(site.pages, options);
  await page.clock.install();
  await page.addInitScript(countAlarms);
  await page.goto(`${base}/acme/site/page`);
  site.goAway();
  const alarms: unknown[] = [];
  for (let seconds = 0; seconds < 200; seconds += 4) {
    await page.clock.runFor(4000);
    await page.evaluate(frameOver);
    alarms.push(await page.evaluate("window.alarms()"));
  }
  expect(site.loads()).toBeGreaterThan(6);
  expect(new Set(alarms)).toEqual(new Set([1]));
});

inBrowser("times go on in the words of the server, and by its clock", async () => {
  const site = aSite(html`${distances.map((at) => agoView(at, now))}`);
  site.refuse(503);
  const { page, base } = await visit(site.pages, options);
  await page.clock.install({ time: today("23:59:00") });
  await page.goto(`${base}/acme/site/page`);
  const shown = () => page.locator("time[title]").allInnerTexts();
  expect(await shown()).toEqual(distances.map((at) => agoWords(at, now)));
  while (site.loads() < 2) await page.evaluate(frameOver);
  await page.evaluate(look(false));
  await page.clock.runFor(61_000);
  expect(await shown()).toEqual(distances.map((at) => agoWords(at, new Date(now.getTime() + 60_000))));
});

inBrowser("the log of a deployment grows on its page while the rest of the page changes", async () => {
  const of = aLog({ environment: anEnvironment({ executor: { kind: "operator", name: "deploy" } }), hasLog: true });
  const site = aSite(html`<p>nothing yet</p>`, { store: of.store });
  const { page, complaints } = await open(site);
  const path = "deployments/4301/log";
  site.show(html`<p>running</p>${embeddedLog(of.run, path)}`);
  of.print("\x1b[32mone\x1b[0m\n");
  await page.getByText("one").waitFor();
  of.print("two\n");
  await page.getByText("two").waitFor();
  site.show(html`<p>still running</p>${embeddedLog(of.run, path)}`);
  await page.getByText("still running").waitFor();
  of.print("three\n");
  of.change({ stage: "over", heard: { state: "success", at: today("12:01:07") } });
  await page.locator("#standing").getByText("success").waitFor();
  expect(await page.locator("#log").innerText()).toBe("one\ntwo\nthree\n");
  expect(complaints).toEqual([]);
});

inBrowser("without scripts the page says of when it is, and how to see it as it is now", async () => {
  const site = aSite(rows(row(1, "first")));
  const { page, base } = await visit(site.pages, { ...options, javaScriptEnabled: false });
  await page.goto(`${base}/acme/site/page`);
  expect(await page.locator("main").innerText()).toContain("As of 10:00 UTC on 5 Jan. Load again");
  site.show(rows(row(1, "second")));
  await page.locator("noscript a").click();
  await page.getByText("second").waitFor();
});
