// The page in a real browser: live, typed into, switched, in the dark and on a phone.
import { afterEach, expect } from "@jest/globals";
import type { BrowserContextOptions, Page } from "playwright-core";
import { page as pages } from "../../../src/sandbox/page/page.ts";
import { createSandbox } from "../../../src/sandbox/sandbox.ts";
import { complaintsOf, inBrowser, useBrowser } from "../../chromium.ts";

const browser = useBrowser();

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function openStory() {
  const sandbox = createSandbox({ pages: (state) => pages(state) });
  closing.push(() => sandbox.close());
  await sandbox.listen();
  sandbox.repository("acme/site", { people: { ada: "write", grace: "admin", rita: "read" } });
  const pull = sandbox.pullRequest("acme/site", { head: "greeting", title: "Greet by name", by: "ada" });
  sandbox.checkRun("acme/site", { name: "test", ref: "greeting", conclusion: "success" });
  return { sandbox, pull, url: `${sandbox.url}/acme/site/pull/1` };
}

/** What the browser complains of, it gathers. */
async function visit(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser().newContext(options);
  closing.push(() => context.close());
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.goto(url);
  return { page, complaints };
}

const box = (page: Page) => page.getByRole("textbox", { name: /^Comment as/ });
const said = (page: Page, text: string) => page.locator(".prose", { hasText: text });

inBrowser(
  "what others do appears at once, without a reload and without taking away what is being typed",
  async () => {
    const { sandbox, pull, url } = await openStory();
    const { page, complaints } = await visit(url);
    await page.evaluate("window.stayed = true");
    await box(page).pressSequentially("/deploy ");
    sandbox.comment(pull, { body: "Wait for me", by: "grace" });
    await said(page, "Wait for me").waitFor();
    await page.keyboard.type("staging");
    await page.keyboard.press("Control+Enter");
    await said(page, "/deploy staging").waitFor();
    expect(await box(page).inputValue()).toBe("");
    expect(await page.evaluate("window.stayed")).toBe(true);
    expect(complaints).toEqual([]);
  },
  30_000,
);

inBrowser(
  "buttons act in place, and keep the focus where it was",
  async () => {
    const { pull, url } = await openStory();
    const { page, complaints } = await visit(url);
    const fail = page.getByRole("group", { name: "Report test" }).getByRole("button", { name: "Fail" });
    await fail.click();
    await page.getByText("Some checks were not successful").waitFor();
    expect(await page.evaluate("document.activeElement.value")).toBe("red");
    await page.getByRole("button", { name: "Push to main" }).click();
    await page.getByText("This branch is out-of-date with the base branch").waitFor();
    await page.getByRole("button", { name: "Merge pull request" }).click();
    await page.getByText("Pull request successfully merged and closed").waitFor();
    expect(pull.merged).toBe(true);
    expect(complaints).toEqual([]);
  },
  30_000,
);

inBrowser(
  "another person is chosen with one click, and the draft is still there",
  async () => {
    const { sandbox, url } = await openStory();
    const { page } = await visit(url);
    await box(page).fill("/deploy staging");
    await page.getByLabel("Act as").selectOption("rita");
    await page.getByRole("textbox", { name: "Comment as rita" }).waitFor();
    expect(await box(page).inputValue()).toBe("/deploy staging");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await said(page, "/deploy staging").waitFor();
    const comments = [...sandbox.state.repositories.values()].flatMap((repository) => repository.comments);
    expect(comments.map(({ author }) => author)).toEqual(["rita"]);
  },
  30_000,
);

inBrowser(
  "at night it is dark, and on a phone nothing hangs over the edge",
  async () => {
    const { sandbox, pull, url } = await openStory();
    const wide = `| ${"gate | ".repeat(12)}\n| ${"--- | ".repeat(12)}\n| ${"needs review | ".repeat(12)}`;
    sandbox.comment(pull, { body: `${wide}\n\n\`${"x".repeat(300)}\``, by: "grace" });
    const { page } = await visit(url, { colorScheme: "dark", viewport: { width: 390, height: 844 } });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(13, 17, 23)");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  },
  30_000,
);

inBrowser(
  "without JavaScript the forms do the same",
  async () => {
    const { pull, url } = await openStory();
    const { page } = await visit(url, { javaScriptEnabled: false });
    await page.getByLabel("Act as").selectOption("rita");
    await page.getByRole("button", { name: "Switch" }).click();
    await box(page).fill("Plain and **simple**");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await said(page, "Plain and simple").waitFor();
    await page.getByRole("button", { name: "Approve" }).click();
    await page.getByText("Changes approved").waitFor();
    expect(pull.reviews.map(({ author }) => author)).toEqual(["grace"]);
  },
  30_000,
);
