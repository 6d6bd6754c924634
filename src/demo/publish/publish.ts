// The program that deploys the demo's site, as an operator writes one: fetches a commit, builds its pages, and puts them in place.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { setTimeout as pass } from "node:timers/promises";
import { brokenLinks, buildSite } from "./build-site.ts";
import { fetchFiles } from "./fetch-files.ts";
import { blue, bold, dim, green, print, red, size } from "./print.ts";
import { putInPlace } from "./put-in-place.ts";
import { report } from "./report.ts";
import type { Order, Setup } from "./setup.ts";

const setup = JSON.parse(readFileSync("publish.json", "utf8")) as Setup;
const order = JSON.parse(await text(process.stdin)) as Order;
const { sha, ref, environment } = order.deployment;
/** Of a path. */
const width = 20;
const name = `${order.repository.full_name} at ${sha.slice(0, 7)}`;

try {
  await publish();
} catch (error) {
  print(red(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function publish(): Promise<void> {
  const began = Date.now();
  print(bold(name), dim(`${ref} to ${environment}, asked for by ${order.actor}`));
  const files = await fetched();
  const site = await built(files);
  await placed(site);
  const url = `${setup.siteUrl}/${encodeURIComponent(environment)}/`;
  await report(order, { state: "in_progress", description: `Built ${site.size} files`, environment_url: url });
  print("", green(bold(`✓ Done in ${((Date.now() - began) / 1000).toFixed(1)} s`)), `  ${url}`);
}

async function fetched(): Promise<ReadonlyMap<string, string>> {
  await step("1/3", "Fetch");
  const files = new Map<string, string>();
  for (const folder of ["site", "news", "notes"]) {
    for await (const [path, content] of fetchFiles({ ...setup, ...order }, folder)) {
      files.set(path, content);
      await line(`${green("✓")} ${path.padEnd(width)} ${dim(size(content))}`);
    }
  }
  return files;
}

async function built(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  await step("2/3", "Build");
  const site = buildSite(files, `${name}, built for ${environment}`);
  const pages = [...site.keys()].filter((path) => path.endsWith(".html"));
  if (pages.length === 0) throw new Error("✗ This commit has no page: the folder site is empty.");
  for (const page of pages) await line(`${green("✓")} ${page}`);
  const broken = brokenLinks(site);
  for (const { page, link } of broken) await line(red(`✗ ${page} links to ${link}, which is not there`));
  if (broken.length > 0) throw new Error(`Not published: ${environment} stays as it is.`);
  await line(dim("Every link leads somewhere."));
  return site;
}

async function placed(site: ReadonlyMap<string, string>): Promise<void> {
  await step("3/3", "Publish");
  for (const [path, content] of site) await line(`${blue("↑")} ${path.padEnd(width)} ${dim(size(content))}`);
  putInPlace(site, { environment, release: String(order.deployment.id) });
}

async function step(number: string, title: string): Promise<void> {
  await pass(setup.pause);
  print("", `${blue(number)} ${bold(title)}`);
}

async function line(text: string): Promise<void> {
  await pass(setup.pause);
  print(`  ${text}`);
}
