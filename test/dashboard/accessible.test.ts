// Axe on every page of the dashboard, by day and by night, at a desk and on a phone: nothing is found.
import { expect } from "@jest/globals";
import type { Page } from "playwright-core";
import { actions } from "../../src/dashboard/actions/verbs.ts";
import { Fault } from "../../src/domain/fault.ts";
import { violationsInAllLooks } from "../axe.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { inBrowser } from "../chromium.ts";
import { patience, wholes } from "./a-whole.ts";
import { openBrowser } from "./in-browser.ts";
import {
  aDeploymentShown,
  aHistoryShown,
  anEnvironmentsShown,
  aStanding,
  pagesBench,
  paths,
  url,
} from "./some-pages.ts";

const aWhole = wholes();
const visit = openBrowser();
const ceiling = 6 * patience;

/** Each with where it is. */
async function look(page: Page): Promise<readonly string[]> {
  const { pathname } = new URL(page.url());
  return (await violationsInAllLooks(page)).map((one) => `${pathname}: ${one}`);
}

async function lookAt(page: Page, base: string, addresses: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const address of addresses) {
    await page.goto(base + address);
    all.push(...(await look(page)));
  }
  return all;
}

inBrowser(
  "pages over a repository with a long past: figures, plots, filters, comparisons, locks, gates and payloads",
  async () => {
    const { page, base } = await visit(pagesBench().app);
    const compared = `${paths.history}?from=4999.${"a".repeat(40)}&state=failure`;
    expect(await lookAt(page, base, [...Object.values(paths), compared])).toEqual([]);
  },
  ceiling,
);

inBrowser(
  "names as long as GitHub lets them be",
  async () => {
    const [environment, ref, name] = ["e".repeat(255), `topic/${"long-".repeat(45)}`, "n".repeat(100)];
    const runs = aPastDeployment({ environment, ref, by: "b".repeat(39), task: "t".repeat(128) });
    const standings = [aStanding({ environment, runs })];
    const named = pagesBench({
      repositories: async () => ({
        repositories: [{ owner: "o".repeat(39), name, url, isPrivate: true, standings }],
        installUrl: null,
      }),
      environments: async () => anEnvironmentsShown({ name, standings }),
      history: async () => aHistoryShown({ environment, deployments: [runs], standing: standings[0] ?? null }),
      deployment: async () => aDeploymentShown({ deployment: runs }),
    });
    const { page, base } = await visit(named.app);
    expect(await lookAt(page, base, Object.values(paths))).toEqual([]);
  },
  ceiling,
);

inBrowser(
  "pages without anything to show, without GitHub, and without a page",
  async () => {
    const none = pagesBench({
      repositories: async () => ({ repositories: [], installUrl: "https://github.test/apps/slipway" }),
      environments: async () => null,
      history: async () => aHistoryShown(),
      measured: async () => ({ unread: "GitHub does not answer" }),
      deployment: () => Promise.reject(new Fault("transient", "away")),
      audit: async () => ({ url, entries: [], hasMore: false }),
    });
    const { page, base } = await visit(none.app);
    expect(await lookAt(page, base, Object.values(paths))).toEqual([]);
  },
  ceiling,
);

inBrowser(
  "forms of all that can be done, what they refuse, and what comes of it",
  async () => {
    const { visit: signIn, base, letGo } = await aWhole();
    const { page } = await signIn("ada");
    const forms = actions.map(({ verb }) => `/acme/site/act/${verb}?environment=staging`);
    const found = await lookAt(page, base, [
      ...forms,
      "/acme/site/act/deploy",
      "/acme/site/act/promote?environment=production",
    ]);
    await page.goto(`${base}/acme/site/act/rollback?environment=staging`);
    await page.getByLabel("Deployment").fill("0");
    await page.evaluate("document.querySelector('main form').noValidate = true");
    await page.getByRole("button", { name: "Roll back", exact: true }).click();
    await page.getByRole("alert").waitFor();
    found.push(...(await look(page)));
    await page.goto(`${base}/acme/site/act/deploy?environment=staging`);
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    await page.getByRole("link", { name: /^#\d+$/ }).waitFor();
    found.push(...(await look(page)));
    await page.getByRole("link", { name: /^#\d+$/ }).click();
    await page.locator("#log").getByText("Fetched everything").waitFor();
    found.push(...(await look(page)));
    await page.getByRole("link", { name: "On a page of its own" }).click();
    found.push(...(await look(page)));
    letGo();
    await page.locator("#log").getByText("Published it").waitFor();
    found.push(...(await lookAt(page, base, ["/", "/acme/site/environments/staging", "/acme/site/audit"])));
    expect(found).toEqual([]);
  },
  ceiling,
);

inBrowser(
  "sign-in that was refused, and what is said afterwards",
  async () => {
    const { visit: signIn, base } = await aWhole();
    const { page } = await signIn("ada");
    const addresses = [
      "/sign-in/callback",
      "/sign-in/callback?error=access_denied&state=x",
      "/signed-out",
      "/runs/1/2/log",
      "/not/a/page",
    ];
    const found = await lookAt(page, base, addresses);
    await page.goto(base);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Signed out" }).waitFor();
    expect([...found, ...(await look(page))]).toEqual([]);
  },
  ceiling,
);
