// What open pages cost: two hundred of them, while what they show changes.
import type { Served } from "./child.ts";
import { keepOpen } from "./commands.ts";
import { type BenchGitHub, openGitHub } from "./github.ts";
import { clearedSample, clearing, type Sample, settled } from "./growth.ts";
import { type OpenPage, openPage, signIn, startWithDashboard } from "./open-page.ts";

export interface LiveCost {
  readonly pages: number;
  /** After as many commands, and with as many pages loaded, as with the pages open. */
  readonly before: Sample;
  /** Open, and nothing happens. */
  readonly open: Sample;
  /** After commands while they were open. */
  readonly after: Sample;
  /** Changes that a page was told of, on average. */
  readonly told: number;
}

const sessions = 20;
/** As many as one session may have. */
const pagesOfSession = 10;
/** Each has a pace of writes of its own. */
const organisations = 36;
const commands = 200;
const openComments = 30;

export async function measureLive(dataDir: string): Promise<LiveCost> {
  const github = await openGitHub();
  const slipway = await startWithDashboard(github, dataDir, clearing);
  github.serveBy([slipway.origin]);
  await github.addOrganisations(organisations);
  const cost = await costOf(github, slipway);
  await slipway.stop();
  await github.close();
  return cost;
}

async function costOf(github: BenchGitHub, slipway: Served): Promise<LiveCost> {
  await deploy(github, slipway);
  for (const page of await openPages(slipway)) page.close();
  await deploy(github, slipway);
  const before = await clearedSample(slipway, 2 * commands);
  const pages = await openPages(slipway);
  const open = await clearedSample(slipway, 2 * commands);
  const from = toldOf(pages);
  await deploy(github, slipway);
  const after = await clearedSample(slipway, 3 * commands);
  const told = (toldOf(pages) - from) / pages.length;
  for (const page of pages) page.close();
  return { pages: pages.length, before, open, after, told };
}

const toldOf = (pages: readonly OpenPage[]): number => pages.reduce((sum, page) => sum + page.told(), 0);

async function deploy(github: BenchGitHub, slipway: Served): Promise<void> {
  let asked = 0;
  await keepOpen({ ask: github.command, open: openComments, goOn: () => asked++ < commands }, () => {});
  await settled(slipway);
}

/** Of each session the first page, and some of repositories: each repository is looked at by several. */
async function openPages({ origin }: Served): Promise<readonly OpenPage[]> {
  const pages: OpenPage[] = [];
  for (let session = 0; session < sessions; session++) {
    const browser = await signIn(origin, "ada");
    for (const path of ["/", ...repositoriesOf(session)]) pages.push(await openPage(browser, path));
  }
  return pages;
}

function repositoriesOf(session: number): readonly string[] {
  const first = session * (pagesOfSession - 1);
  return Array.from({ length: pagesOfSession - 1 }, (_, n) => `/organisation-${(first + n) % organisations}/site`);
}
