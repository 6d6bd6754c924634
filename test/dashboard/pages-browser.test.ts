// The pages in a real browser: by day and by night, on a phone, by keyboard, and for a screen reader.
import { expect } from "@jest/globals";
import { inBrowser } from "../chromium.ts";
import { contrastsOf } from "../contrasts.ts";
import { openBrowser } from "./in-browser.ts";
import { pagesBench, paths } from "./some-pages.ts";

const visit = openBrowser();
const phone = { width: 360, height: 740 };

inBrowser("every word can be read on its ground, by day and by night", async () => {
  const { page, base } = await visit(pagesBench().app);
  for (const path of Object.values(paths)) {
    await page.goto(base + path);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const contrasts = await contrastsOf(page);
      expect(contrasts.length).toBeGreaterThan(15);
      expect([path, colorScheme, contrasts.filter(({ contrast }) => contrast < 4.5)]).toEqual([path, colorScheme, []]);
    }
  }
});

inBrowser("on a phone nothing hangs over the edge, and plots can be read", async () => {
  const { page, base, complaints } = await visit(pagesBench().app, { viewport: phone });
  for (const path of Object.values(paths)) {
    await page.goto(base + path);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, phone.width]);
  }
  await page.goto(base + paths.history);
  const labels = page.locator(".plot .label");
  expect(await labels.count()).toBeGreaterThan(10);
  for (const label of await labels.all()) {
    const box = await label.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
    expect(box?.height).toBeGreaterThan(8);
  }
  expect(complaints).toEqual([]);
});

inBrowser("everything that can be used is reached by keyboard, and is seen to be reached", async () => {
  const { page, base } = await visit(pagesBench().app);
  for (const path of Object.values(paths)) {
    await page.goto(base + path);
    const usable = Number(
      await page.evaluate(
        "document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, [tabindex=\"0\"]').length",
      ),
    );
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    for (let left = usable - 1; left > 0; left--) {
      const { name, ring } = (await page.evaluate(focused)) as { readonly name: string; readonly ring: string };
      expect([name, ring]).toEqual([expect.not.stringMatching(/^<body/), "solid"]);
      await page.keyboard.press("Tab");
    }
  }
});

const focused = `({
  name: document.activeElement.outerHTML.slice(0, 100),
  ring: getComputedStyle(document.activeElement).outlineStyle,
})`;

inBrowser("the filter and the comparison work without scripts", async () => {
  const { page, base } = await visit(pagesBench().app, { javaScriptEnabled: false });
  await page.goto(base + paths.history);
  await page.getByLabel("State").selectOption("failure");
  await page.getByLabel("Person").fill("grace");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.waitForURL(/state=failure&by=grace/);
  await page.getByRole("link", { name: "Compare… #4999 with another" }).click();
  await page.waitForURL(/from=4999\./);
  expect(new URL(page.url()).searchParams.get("state")).toBe("failure");
  expect(await page.getByRole("status").innerText()).toContain("Comparing #4999");
});

inBrowser("a screen reader is told what a plot shows, and every field what it is for", async () => {
  const { page, base } = await visit(pagesBench().app);
  await page.goto(base + paths.history);
  await page.getByRole("img", { name: /^Deployments per day .*succeeded, drawn upwards/ }).waitFor();
  await page.getByRole("region", { name: "Delivery figures" }).waitFor();
  await page.getByRole("navigation", { name: "Where you are" }).waitFor();
  for (const name of ["Task", "State"]) expect(await page.getByRole("combobox", { name }).count()).toBe(1);
  expect(await page.getByRole("textbox", { name: "Person" }).count()).toBe(1);
});
