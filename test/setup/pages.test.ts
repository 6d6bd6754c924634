// The first run, from the code in the terminal to the App's credentials on the disk, against the sandbox.
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { expect, test } from "@jest/globals";
import { until } from "../chaos/until.ts";
import { manifest as appYml } from "../manifest.ts";
import { aFirstRun, base, sentBy, textOf } from "./a-first-run.ts";

test("nothing is shown to whoever does not have the code", async () => {
  const { browser } = await aFirstRun();
  const page = await textOf(await browser().go("/"));
  expect(page).toContain("One-time code");
  expect(page).not.toContain("Register the GitHub App");
  const others = await Promise.all([
    browser().post("/register", { name: "slipway" }),
    browser().go("/registered?code=abc&state=abc"),
  ]);
  expect(others.map(({ status }) => status)).toEqual([403, 403]);
});

test("the code opens the form for one browser, and for no other", async () => {
  const { browser, codes, entered } = await aFirstRun();
  const first = await entered();
  expect(await textOf(await first.go("/"))).toContain("Register the GitHub App");
  const second = browser();
  const refused = await second.post("/enter", { code: codes[0] ?? "" });
  expect([refused.status, await textOf(refused)]).toEqual([403, expect.stringContaining("used in another browser")]);
  expect(await textOf(await second.go("/"))).toContain("One-time code");
});

test("the cookie is for no script and no other site", async () => {
  const { browser, codes } = await aFirstRun();
  const answer = await browser().post("/enter", { code: codes[0] ?? "" });
  expect(answer.headers.get("set-cookie")).toMatch(/^slipway_setup=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
});

test("after ten wrong codes a new one is printed, and after forty somebody has to wait", async () => {
  const { browser, codes } = await aFirstRun();
  const answers = [];
  for (let turn = 0; turn < 41; turn++) answers.push((await browser().post("/enter", { code: "guess" })).status);
  expect([codes.length, answers[39], answers[40]]).toEqual([5, 403, 429]);
});

test("what another site posts, or what comes under another name, changes nothing", async () => {
  const { browser, codes, entered } = await aFirstRun();
  const code = codes[0] ?? "";
  const foreign = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) expect((await browser().post("/enter", { code }, headers)).status).toBe(403);
  const rebound = await browser().post("/enter", { code }, { host: "evil.example:3000" });
  expect([rebound.status, codes.length]).toEqual([421, 1]);
  const own = await entered();
  expect((await own.post("/register", { csrf: "guess", name: "slipway" })).status).toBe(403);
});

test("every answer has the headers that the dashboard has", async () => {
  const { entered } = await aFirstRun();
  const { headers } = await (await entered()).go("/");
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-security-policy": expect.stringMatching(/default-src 'none'.*form-action 'self'; frame-ancestors 'none'/),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});

test("no form is as large as a film", async () => {
  const { browser } = await aFirstRun();
  expect((await browser().post("/enter", { code: "x".repeat(20_000) })).status).toBe(413);
});

test("mistakes are told at their fields, and what was typed stays", async () => {
  const { entered } = await aFirstRun();
  const answer = await (await entered()).register({ organization: "<b>", name: "", url: "slipway" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('value="&lt;b&gt;"');
  expect(page.match(/aria-invalid="true"/g)).toHaveLength(3);
});

test("who goes back to change something finds what was typed", async () => {
  const { entered } = await aFirstRun();
  const own = await entered();
  await own.register({ organization: "acme", name: "ours", deliveries: "poll" });
  const page = await (await own.go("/")).text();
  expect(page).toMatch(
    /name="organization" value="acme"[\s\S]*name="name" value="ours"[\s\S]*value="poll" required checked/,
  );
});

test("the browser carries the manifest to GitHub: the page may post there, and nowhere else", async () => {
  const { entered, sandbox } = await aFirstRun();
  const answer = await (await entered()).register({ organization: "acme" });
  expect(answer.headers.get("content-security-policy")).toContain(`form-action 'self' ${sandbox.url};`);
  const { action, manifest } = sentBy(await answer.text());
  expect(action).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/organizations\/acme\/settings\/apps\/new\?state=[\w-]{43}$/);
  expect(JSON.parse(manifest)).toMatchObject({
    name: "slipway-ours",
    redirect_url: `${base}/registered`,
    default_permissions: appYml.default_permissions,
  });
});

test("the App's credentials are kept for their owner only, and neither shown nor logged", async () => {
  const { entered, path, registered, log, sandbox } = await aFirstRun();
  const own = await entered();
  const answer = await own.go(await own.approve({ organization: "acme" }));
  const page = await answer.text();
  expect(answer.status).toBe(200);
  const app = [...sandbox.state.apps.values()].at(-1);
  const kept = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  expect(kept).toEqual({
    id: app?.id,
    slug: "slipway-ours",
    html_url: `${sandbox.url}/apps/slipway-ours`,
    host: new URL(sandbox.url).host,
    protocol: "http",
    pem: expect.stringMatching(/^-----BEGIN RSA PRIVATE KEY-----/),
    webhook_secret: app?.webhookSecret,
    client_id: `Iv23${app?.id}`,
    client_secret: app?.clientSecret,
    url: base,
    intake: "webhook",
    webhook_proxy_url: null,
    key: expect.stringMatching(/^[\w+/]{43}=$/),
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(registered).toEqual([kept]);
  expect(page).toContain(`href="${sandbox.url}/apps/slipway-ours/installations/new"`);
  for (const name of ["pem", "webhook_secret", "client_secret", "key"])
    expect(`${page} ${log.join("\n")}`).not.toContain((kept[name] ?? "").slice(0, 60));
  expect(app).toMatchObject({ owner: "acme", webhookUrl: `${base}/api/github/webhooks`, setupUrl: `${base}/setup` });
});

test("a key that was set stays the operator's: none is made", async () => {
  const { entered, path } = await aFirstRun({ hasKey: true });
  const own = await entered();
  await own.go(await own.approve());
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ key: null });
});

test("a page that is loaded again registers nothing twice", async () => {
  const { entered, registered, sandbox } = await aFirstRun();
  const own = await entered();
  const back = await own.approve();
  const statuses = [(await own.go(back)).status, (await own.go(back)).status];
  expect([statuses, new Set(registered).size]).toEqual([[200, 200], 1]);
  expect(sandbox.calls.all.filter(({ route }) => route.startsWith("POST /app-manifests"))).toHaveLength(1);
});

test("a code that comes with a state that nobody was given, or with another browser's, is refused", async () => {
  const { entered, browser, sandbox, registered } = await aFirstRun();
  const own = await entered();
  const back = await own.approve();
  const answers = [
    await own.go(back.replace(/state=.*/, "state=guess")),
    await own.go(back.replace(/&state=.*/, "")),
    await own.go("/registered"),
    await browser().go(back),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 403]);
  expect(sandbox.calls.all.filter(({ route }) => route.startsWith("POST /app-manifests"))).toEqual([]);
  expect(registered).toEqual([]);
});

test("a state is good for one code", async () => {
  const { entered } = await aFirstRun();
  const own = await entered();
  const back = await own.approve();
  expect((await own.go(back.replace(/code=\w+/, "code=guess"))).status).toBe(400);
  expect(await textOf(await own.go(back))).toContain("This registration is not known");
});

test("a code that is an hour old is refused, and the page says what to do with the App", async () => {
  const { entered, clock } = await aFirstRun();
  const own = await entered();
  const back = await own.approve({ organization: "acme" });
  clock.turn(3_600_000);
  const answer = await own.go(back);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toMatch(
    /is used, or too old[\s\S]*\/organizations\/acme\/settings\/apps"[\s\S]*delete it/,
  );
});

test("where GitHub's answer is lost, loading the page again is told first, and deleting the App after that", async () => {
  const { entered, sandbox, log } = await aFirstRun();
  const own = await entered();
  const back = await own.approve();
  sandbox.faults.next({ path: "/app-manifests/{code}/conversions" }, { status: 502 }, { when: "after" });
  const first = await own.go(back);
  expect([first.status, await textOf(first)]).toEqual([502, expect.stringContaining("Load this page again")]);
  expect(await textOf(await own.go(back))).toContain("is used, or too old");
  expect(log.join()).not.toContain(back.split(/[=&]/)[1]);
});

test("where GitHub did not hear it, loading the page again is all that is to be done", async () => {
  const { entered, sandbox, registered } = await aFirstRun();
  const own = await entered();
  const back = await own.approve();
  sandbox.faults.next({ path: "/app-manifests/{code}/conversions" }, { status: 502 });
  expect([(await own.go(back)).status, (await own.go(back)).status]).toEqual([502, 200]);
  expect(registered).toHaveLength(1);
});

test("credentials that cannot be written are tried again from memory: GitHub gives them once", async () => {
  let isFull = true;
  const keeping = (): void => {
    if (isFull) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  const { entered, registered, path } = await aFirstRun({ keeping });
  const own = await entered();
  const back = await own.approve();
  const refused = await own.go(back);
  expect([refused.status, await textOf(refused)]).toEqual([500, expect.stringContaining("cannot be written (ENOSPC)")]);
  isFull = false;
  expect((await own.go(back)).status).toBe(200);
  expect([registered.length, JSON.parse(readFileSync(path, "utf8")).slug]).toEqual([1, "slipway-ours"]);
});

test("a GitHub that cannot be reached from here is told before there is an App", async () => {
  const { entered } = await aFirstRun({ preset: { githubHost: "127.0.0.1:1" } });
  const answer = await (await entered()).register();
  expect([answer.status, await textOf(answer)]).toEqual([422, expect.stringContaining("cannot reach this GitHub")]);
});

test("a channel of smee.io is made, and kept with the credentials; where none can be had, it is told", async () => {
  const channel = "https://smee.io/abcdef";
  const { entered, path } = await aFirstRun({ createChannel: () => Promise.resolve(channel) });
  const own = await entered();
  await own.go(await own.approve({ deliveries: "smee" }));
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ intake: "webhook", webhook_proxy_url: channel });
  const other = await aFirstRun();
  const refused = await (await other.entered()).register({ deliveries: "smee" });
  expect([refused.status, await textOf(refused)]).toEqual([422, expect.stringContaining("smee.io gives no channel")]);
});

test("what was set already is shown, and not asked", async () => {
  const { entered } = await aFirstRun({ preset: { url: "https://slipway.example.com", intake: "poll" } });
  const page = await (await (await entered()).go("/")).text();
  expect(page).toMatch(/name="url" value="https:\/\/slipway\.example\.com" required readonly/);
  expect(page).toContain("SLIPWAY_URL says it.");
  expect(page.match(/type="radio"/g)).toHaveLength(1);
});

test("Slipway goes on also where the browser that came back did not wait for the answer", async () => {
  const leaving = new AbortController();
  const socket = Promise.withResolvers<Socket>();
  const keeping = async (): Promise<void> => {
    const closed = once(await socket.promise, "close");
    leaving.abort();
    await closed;
  };
  const { entered, registered, pages } = await aFirstRun({ keeping });
  const own = await entered();
  const back = await own.approve();
  const server = createAdaptorServer({ fetch: pages.fetch });
  server.once("connection", (one: Socket) => socket.resolve(one));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const headers = { cookie: own.cookie };
  await expect(fetch(`http://127.0.0.1:${port}${back}`, { headers, signal: leaving.signal })).rejects.toThrow();
  server.close();
  expect(await until(() => registered.length > 0, { within: 5000 })).toBe(true);
});

test("credentials that came from elsewhere meanwhile are told before another App is registered", async () => {
  const { entered, path } = await aFirstRun();
  const own = await entered();
  await own.register();
  writeFileSync(path, "{}");
  const answer = await own.register();
  expect([answer.status, await textOf(answer)]).toEqual([422, expect.stringContaining("holds the credentials of an")]);
});

test.each([
  ["leads elsewhere", { status: 301, headers: { location: "/elsewhere" } }],
  ["is no GitHub", { status: 404, headers: {} }],
])("a host that %s is told before there is an App", async (_what, { status, headers }) => {
  const elsewhere = createServer(({ url }, response) => {
    const isThere = url === "/elsewhere" && status === 301;
    response.writeHead(isThere ? 200 : status, headers).end(isThere ? "{}" : "<h1>Not here</h1>");
  });
  await once(elsewhere.listen(0, "127.0.0.1"), "listening");
  const { port } = elsewhere.address() as AddressInfo;
  const { entered } = await aFirstRun({ preset: { githubHost: `127.0.0.1:${port}` } });
  const answer = await (await entered()).register();
  expect([answer.status, await textOf(answer)]).toEqual([422, expect.stringContaining("cannot reach this GitHub")]);
  await new Promise((resolve) => elsewhere.close(resolve));
});

test("credentials that GitHub gave are kept however long the disk takes to be mended", async () => {
  let isFull = true;
  const keeping = (): void => {
    if (isFull) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  const { entered, registered, clock } = await aFirstRun({ keeping });
  const own = await entered();
  const back = await own.approve();
  await own.go(back);
  clock.turn(2 * 3_600_000);
  isFull = false;
  expect([(await own.go(back)).status, registered.length]).toEqual([200, 1]);
});

test("whoever comes back after a restart is told what to do with the App that nobody has the credentials of", async () => {
  const { browser } = await aFirstRun();
  const answer = await browser().go("/registered?code=abc&state=of-the-process-before");
  expect([answer.status, await textOf(answer)]).toEqual([403, expect.stringMatching(/restarted.*delete.*Advanced/)]);
});

test("the browser that has the code may go on, however often it enters it", async () => {
  const { entered, codes } = await aFirstRun();
  const own = await entered();
  const again = await own.post("/enter", { code: codes[0] ?? "" });
  expect([again.status, again.headers.get("location")]).toEqual([303, "./"]);
});
