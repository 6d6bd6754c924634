// Tests in a real browser: Chromium, opened once for the tests of a file.
import { existsSync } from "node:fs";
import { afterAll, beforeAll, test } from "@jest/globals";
import { type Browser, chromium, type Page } from "playwright-core";

const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = known.find((path) => existsSync(path));

/** Where it is missing on somebody's machine the tests are skipped, in CI they fail. */
export const inBrowser = executablePath || process.env["CI"] ? test : test.skip;
if (inBrowser === test.skip) process.stderr.write("No Chromium was found: the page is not tested in a browser.\n");

const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Answers it to the tests of this file, after which it is closed. `more`: switches of the command line. */
export function useBrowser(...more: readonly string[]): () => Browser {
  let browser: Browser | undefined;

  beforeAll(async () => {
    if (executablePath) browser = await chromium.launch({ executablePath, args: [...flags.split(" "), ...more] });
  }, 30_000);

  afterAll(() => browser?.close());

  return () => {
    if (!browser) throw new Error("No Chromium was found: apt-get install chromium");
    return browser;
  };
}

/** What the browser complains of on a page, from now on, and where. `counts`: whether a message is worth it. */
export function complaintsOf(page: Page, counts: (url: string) => boolean = () => true): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && counts(url)) complaints.push(`${message.text()} ${url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
