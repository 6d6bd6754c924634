// How the App stands at GitHub: what is read of it, and what of that may fail alone.
import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { readAppStanding } from "../../src/github/app-standing.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const clock = { now: () => new Date("2026-03-02T12:00:00Z") };

const self = {
  id: 1,
  slug: "slipway",
  html_url: "https://github.com/apps/slipway",
  owner: { id: 7, login: "acme", type: "Organization" },
  permissions: { checks: "write" },
  events: ["push"],
};

async function read() {
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log: pino({ level: "silent" }) }).ready();
  return readAppStanding({ app: () => app.auth(), clock });
}

const github = (): nock.Scope =>
  nock("https://api.github.com", { reqheaders: { authorization: /^bearer [\w-]+\.[\w-]+\.[\w-]+$/ } });

const answerSelf = (change: object = {}): nock.Scope =>
  github()
    .get("/app")
    .reply(200, { ...self, ...change }, { date: "Mon, 02 Mar 2026 12:00:05 GMT" });

const installation = (id: number, change: object = {}) => ({
  id,
  account: { login: `account-${id}`, id },
  html_url: `https://github.com/settings/installations/${id}`,
  suspended_at: null,
  permissions: { checks: "write" },
  events: ["push"],
  ...change,
});

test("everything that GitHub says of the App is read as the App", async () => {
  const scopes = [
    answerSelf(),
    github().get("/app/hook/config").reply(200, { url: "https://slipway.example.com/api/github/webhooks" }),
    github()
      .get("/app/hook/deliveries?per_page=30")
      .reply(200, [{ id: 9, event: "push", delivered_at: "2026-03-02T11:59:00Z", status: "OK", status_code: 202 }]),
    github()
      .get("/app/installations?per_page=100&page=1")
      .reply(200, [
        installation(3),
        installation(4, { suspended_at: "2026-03-01T00:00:00Z", account: { slug: "big", id: 4 } }),
      ]),
  ];
  expect(await read()).toEqual({
    url: "https://github.com/apps/slipway",
    owner: { id: 7, login: "acme", type: "Organization" },
    permissions: { checks: "write" },
    events: ["push"],
    clock: "2026-03-02T12:00:05.000Z",
    hook: "https://slipway.example.com/api/github/webhooks",
    deliveries: [{ event: "push", at: "2026-03-02T11:59:00Z", status: "OK", code: 202 }],
    installations: [
      {
        id: 3,
        account: "account-3",
        url: "https://github.com/settings/installations/3",
        isSuspended: false,
        permissions: { checks: "write" },
        events: ["push"],
      },
      expect.objectContaining({ id: 4, account: "big", isSuspended: true }),
    ],
  });
  for (const scope of scopes) scope.done();
});

test("of many installations every page is read", async () => {
  const full = Array.from({ length: 100 }, (_, index) => installation(index));
  answerSelf();
  github().get("/app/hook/config").reply(200, {});
  github().get("/app/hook/deliveries?per_page=30").reply(200, []);
  github().get("/app/installations?per_page=100&page=1").reply(200, full);
  github()
    .get("/app/installations?per_page=100&page=2")
    .reply(200, [installation(100)]);
  const { installations, hook } = await read();
  expect(["length" in installations && installations.length, hook]).toEqual([101, ""]);
});

test("what cannot be read alone is unread, and an enterprise's App has no owner to ask about", async () => {
  answerSelf({ owner: { id: 7, slug: "big", name: "Big" } });
  github().get("/app/hook/config").reply(404, { message: "Not Found" });
  github().get("/app/hook/deliveries?per_page=30").reply(500, { message: "Server Error" });
  github().get("/app/installations?per_page=100&page=1").replyWithError("connection reset");
  expect(await read()).toMatchObject({
    owner: null,
    hook: { unread: "GitHub answers 404" },
    deliveries: { unread: "GitHub answers 500" },
    installations: { unread: expect.stringMatching(/^GitHub (does not answer|answers 500)$/) },
  });
});

test("a key that GitHub does not take is no passing trouble", async () => {
  github().get("/app").reply(401, { message: "A JSON web token could not be decoded" });
  for (const path of ["/app/hook/config", "/app/hook/deliveries?per_page=30", "/app/installations?per_page=100&page=1"])
    github().get(path).reply(401, { message: "A JSON web token could not be decoded" });
  await expect(read()).rejects.toMatchObject({ fault: "setup" });
});
