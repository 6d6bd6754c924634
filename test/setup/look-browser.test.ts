// The pages of the first run and of the checks in a real browser: to be read by day and by night, on a phone too, without scripts.
import { expect } from "@jest/globals";
import { Hono } from "hono";
import { html } from "hono/html";
import { assetRoutes } from "../../src/dashboard/assets.ts";
import type { Html } from "../../src/dashboard/views/layout.ts";
import { bad, good, unknown } from "../../src/setup/checks/check.ts";
import { checksPage } from "../../src/setup/checks/view.ts";
import { toManifest } from "../../src/setup/manifest.ts";
import { codeView } from "../../src/setup/views/code.ts";
import { formView } from "../../src/setup/views/form.ts";
import { noticeView } from "../../src/setup/views/frame.ts";
import { goView } from "../../src/setup/views/go.ts";
import type { Wanted } from "../../src/setup/wanted.ts";
import { inBrowser } from "../chromium.ts";
import { contrastsOf } from "../contrasts.ts";
import { openBrowser } from "../dashboard/in-browser.ts";

const visit = openBrowser();
const long = "https://slipway.a-department-with-a-long-name.example-corporation.example.com";
const preset = {
  githubHost: "github.internal",
  githubProtocol: "https",
  url: long,
  intake: null,
  webhookProxyUrl: null,
} as const;
const typed = {
  organization: "",
  name: "slipway-1a2b3c",
  github: "github.internal",
  url: long,
  deliveries: "webhook",
  channel: "",
};
const wanted: Wanted = {
  github: { host: null, protocol: "https" },
  organization: "acme",
  name: "slipway-1a2b3c",
  url: long,
  deliveries: { by: "webhook" },
};
const viewer = { id: "s", user: { id: 1, login: "ada" }, expiresAt: "2030-01-01T00:00:00Z", csrf: "c", token: "t" };
const groups = [
  {
    title: "The App",
    checks: [
      good("GitHub", "GitHub answers", { url: "https://github.com/apps/slipway" }),
      bad("Webhook address", `GitHub sends deliveries to ${long}/api/github/webhooks`, { todo: "Change it." }),
      unknown("acme/site", `It cannot be looked at: ${"x".repeat(80)}`),
    ],
  },
];

const pages: Readonly<Record<string, Html>> = {
  "/code": codeView("wrong"),
  "/form": formView({
    visitor: { csrf: "c" },
    typed,
    preset,
    mistakes: { organization: "This is no name of an organisation on GitHub." },
    trouble: "Slipway cannot reach this GitHub's API from here.",
  }),
  "/go": goView({ action: "https://github.com/x", manifest: toManifest(wanted, `${long}/registered`, null), wanted }),
  "/notice": noticeView({ title: "Nothing was changed", status: 403, text: html`This did not come from here.` }),
  "/checks": checksPage(viewer, groups),
};

function anApp(): Hono {
  const app = new Hono().route("/", assetRoutes());
  for (const [path, page] of Object.entries(pages)) app.get(path, (context) => context.html(page));
  return app;
}

inBrowser("every word can be read on its ground, by day and by night", async () => {
  const { page, base } = await visit(anApp());
  for (const path of Object.keys(pages))
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(base + path);
      const contrasts = await contrastsOf(page);
      expect([path, colorScheme, contrasts.filter(({ contrast }) => contrast < 4.5)]).toEqual([path, colorScheme, []]);
    }
});

inBrowser("on a phone nothing hangs over the edge", async () => {
  const { page, base } = await visit(anApp(), { viewport: { width: 360, height: 740 }, javaScriptEnabled: true });
  for (const path of Object.keys(pages)) {
    await page.goto(base + path);
    expect([path, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([path, 360]);
  }
});

inBrowser("every field has its name, and says what is wrong with it", async () => {
  const { page, base } = await visit(anApp(), { javaScriptEnabled: false });
  await page.goto(`${base}/form`);
  for (const name of ["Organisation", "Name of the App", "GitHub", "Address of this Slipway", "Channel"])
    expect([name, await page.getByRole("textbox", { name }).first().count()]).toEqual([name, 1]);
  expect(await page.getByRole("radio", { name: "Over smee.io" }).count()).toBe(1);
  const about = await page.getByRole("textbox", { name: "Organisation" }).getAttribute("aria-describedby");
  expect(await page.locator(`#${about}`).innerText()).toContain("This is no name of an organisation");
});
