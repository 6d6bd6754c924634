// What axe finds wrong with a page for those who do not see it, hear it, or touch it as others do.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { contrastsOf } from "./contrasts.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every rule, also of best practices; of WCAG 2.2 those that axe leaves out by itself: https://www.w3.org/TR/WCAG22/#target-size-minimum */
const run = `axe.run(document, {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all, none }) =>
  id + ": " + html.slice(0, 160) + " " + [...any, ...all, ...none].map(({ message }) => message).join("; "))))`;

/** A line each; details are opened first. Evaluated by the browser itself: the pages' own policy lets no foreign script in. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  return (await page.evaluate(run)) as readonly string[];
}

export const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

/** A rule that holds in both holds in the other two. */
const looks = [
  ["light", desk],
  ["dark", phone],
] as const;

export async function violationsInAllLooks(page: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const [colorScheme, size] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const found = await violationsOf(page);
    const faint = (await contrastsOf(page)).filter(({ contrast }) => contrast < 4.5);
    const over = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
    const wide = over > 0 ? [`hangs ${over} px over the edge`] : [];
    const pale = faint.map(({ text, contrast }) => `“${text}” has a contrast of ${contrast}`);
    all.push(...[...found, ...pale, ...wide].map((one) => `${colorScheme}, ${size.width} px: ${one}`));
  }
  return all;
}
