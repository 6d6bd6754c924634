// All of it in a browser: a sandbox GitHub, the demo's Slipway, a program that waits to be let go on, and people who sign in.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect } from "@jest/globals";
import type { BrowserContextOptions, Page } from "playwright-core";
import { openSlipway } from "../../src/demo/slipway.ts";
import type { Operators } from "../../src/executors/operators/operators.ts";
import { readOperators } from "../../src/executors/operators/read-operators.ts";
import { page as sandboxPages } from "../../src/sandbox/page/page.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Deployment, PullRequest } from "../../src/sandbox/state/model.ts";
import { repositoryOf } from "../../src/sandbox/state/repositories.ts";
import { complaintsOf, useBrowser } from "../chromium.ts";

/** Milliseconds: a machine may have much else to do. */
export const patience = 30_000;

export interface Whole {
  readonly sandbox: Sandbox;
  readonly pull: PullRequest;
  /** Slipway's address. */
  readonly base: string;
  readonly errors: readonly string[];
  readonly deployments: () => readonly Deployment[];
  /** What stands on the pull request, its writer before it. */
  readonly comments: () => readonly string[];
  /** A commit on the pull request, and its check is green. */
  readonly push: (content: string) => void;
  /** What is being carried out goes on, and so does everything after it. */
  readonly letGo: () => void;
  /** Signs in, and is at the first page. */
  readonly visit: (login: string, options?: BrowserContextOptions) => Promise<Visitor>;
}

export interface Visitor {
  readonly page: Page;
  /** What the browser complains of. */
  readonly complaints: readonly string[];
}

const config = `environments:
  staging:
    executor: shell
    parameters:
      log_level: { type: choice, options: [info, debug], default: info }
      replicas: { type: number, default: 2, min: 1, max: 20 }
  production: { executor: shell, after: [staging] }
`;

/** For one test file: whatever is opened is closed after each test, and the browser after the last. */
export function wholes(): () => Promise<Whole> {
  const browser = useBrowser();
  const closing: (() => unknown)[] = [];
  const add = (close: () => unknown): void => void closing.push(close);
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  }, patience);
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-whole-"));
    add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    const { sandbox, pull } = await openSandbox(add);
    const slipway = await openSlipway(sandbox, { port: 0, operators: shellIn(folder), folder, keepsPace: false });
    add(() => slipway.close());
    const checkHead = (): unknown =>
      sandbox.checkRun(site, { ref: pull.headRef, name: "ci/test", status: "completed", conclusion: "success" });
    checkHead();
    return {
      sandbox,
      pull,
      base: slipway.url,
      errors: slipway.errors,
      deployments: () => repositoryOf(sandbox.state, site).deployments,
      comments: () => sandbox.comments(pull).map(({ author, body }) => `${author}: ${body}`),
      push: (content) => {
        sandbox.push(site, pull.headRef, { files: { "index.html": content }, by: "ada" });
        checkHead();
      },
      letGo: () => writeFileSync(join(folder, "go"), ""),
      visit: async (login, options = {}) => {
        const context = await browser().newContext(options);
        add(() => context.close());
        return signIn(await context.newPage(), login, slipway.url);
      },
    };
  };
}

const site = "acme/site";

async function openSandbox(add: (close: () => unknown) => void) {
  const sandbox = createSandbox({ pages: (state) => sandboxPages(state) });
  await sandbox.listen();
  add(() => sandbox.close());
  const files = { "index.html": "Hello", ".github/slipway.yml": config };
  sandbox.repository(site, { people: { ada: "write", rita: "read" }, files });
  sandbox.repository("acme/vault", { people: { ada: "write" }, private: true });
  const pull = sandbox.pullRequest(site, {
    head: "greeting",
    title: "A greeting",
    files: { "index.html": "Hi" },
    by: "ada",
  });
  return { sandbox, pull };
}

/** In `$1`: goes on when there is a file `go`. */
const program = `echo 'Fetched everything'; until [ -e "$1/go" ]; do sleep 0.05; done; echo 'Published it'`;

function shellIn(folder: string): Operators {
  const shell = { command: ["/bin/sh", "-c", program, "sh", folder], directory: folder, repositories: [site] };
  const read = readOperators(JSON.stringify({ executors: { shell } }), { variables: {}, folder });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.operators;
}

async function signIn(page: Page, login: string, base: string): Promise<Visitor> {
  page.setDefaultTimeout(patience);
  const complaints = complaintsOf(page);
  await page.goto(base);
  await page.getByRole("link", { name: `Continue as ${login}` }).click();
  await page.waitForURL(`${base}/`);
  expect(await page.locator("header").innerText()).toContain(`Signed in as ${login}`);
  return { page, complaints };
}
