import { expect, test } from "@jest/globals";
import type { ProbotOctokit } from "probot";
import { type Inbox, openInbox } from "./inbox.ts";
import { jwt } from "./jwt.ts";
import { client, openStory, type Story } from "./story.ts";

interface Heard extends Story {
  readonly inbox: Inbox;
  readonly asApp: ProbotOctokit;
  readonly say: (body: string) => void;
  /** The comments that arrived. */
  readonly heard: () => unknown[];
}

async function openHearing(): Promise<Heard> {
  const story = await openStory();
  const { sandbox } = story;
  const inbox = await openInbox();
  const permissions = { issues: "read" } as const;
  const ears = sandbox.app({ slug: "ears", permissions, events: ["issue_comment"], webhookUrl: inbox.url });
  ears.install("acme");
  await sandbox.idle();
  inbox.received.length = 0;
  ears.record.deliveries.length = 0;
  const pull = sandbox.pullRequest("acme/site", { head: "topic", by: "ada" });
  const token = jwt(ears.privateKey, { iss: ears.id });
  return {
    ...story,
    inbox,
    asApp: client(sandbox, token),
    say: (body) => {
      sandbox.comment(pull, { by: "ada", body });
    },
    heard: () => inbox.received.map(({ payload }) => (payload["comment"] as { body: string }).body),
  };
}

const isComment = ({ event }: { event: string }): boolean => event === "issue_comment";

test("what is held is not sent; released, it comes in the order that was asked for", async () => {
  const { sandbox, say, heard } = await openHearing();
  for (const order of [undefined, "reverse"] as const) {
    sandbox.deliveries.hold();
    for (const body of ["one", "two", "three"]) say(body);
    await sandbox.idle();
    expect(sandbox.deliveries.held).toHaveLength(3);
    await sandbox.deliveries.release(order ? { order } : {});
  }
  expect(heard()).toEqual(["one", "two", "three", "three", "two", "one"]);
  expect(sandbox.deliveries.held).toEqual([]);
});

test("an order of one's own may leave deliveries out", async () => {
  const { sandbox, say, heard } = await openHearing();
  sandbox.deliveries.hold();
  for (const body of ["one", "two", "three"]) say(body);
  await sandbox.deliveries.release({ order: (parcels) => parcels.slice(1) });
  expect(heard()).toEqual(["two", "three"]);
});

test("a dropped delivery is in the log as one that could not be made, a lost one nowhere", async () => {
  const { sandbox, asApp, say, heard } = await openHearing();
  sandbox.deliveries.dropNext(isComment);
  sandbox.deliveries.dropNext(isComment, { logged: false });
  for (const body of ["failed", "lost", "heard"]) say(body);
  await sandbox.idle();
  expect(heard()).toEqual(["heard"]);
  const { data } = await asApp.rest.apps.listWebhookDeliveries();
  expect(data.map(({ status, status_code }) => [status, status_code])).toEqual([
    ["OK", 202],
    ["failed to connect to host", 0],
  ]);
});

test("a doubled delivery comes twice, with the same guid or as two", async () => {
  const { sandbox, inbox, say } = await openHearing();
  sandbox.deliveries.doubleNext(isComment);
  say("one");
  await sandbox.idle();
  sandbox.deliveries.doubleNext(isComment, { newGuid: true });
  say("two");
  await sandbox.idle();
  const guids = inbox.received.map(({ guid }) => guid);
  expect(guids).toHaveLength(4);
  expect([guids[0] === guids[1], guids[2] === guids[3]]).toEqual([true, false]);
});

test("the log of an App tells each attempt, with what was sent and answered", async () => {
  const { sandbox, inbox, asApp, say } = await openHearing();
  inbox.answer(500);
  say("/deploy");
  await sandbox.idle();
  const { data } = await asApp.rest.apps.listWebhookDeliveries({ status: "failure" });
  const [entry] = data;
  expect(entry).toMatchObject({ event: "issue_comment", action: "created", redelivery: false, status_code: 500 });
  const { data: full } = await asApp.rest.apps.getWebhookDelivery({ delivery_id: entry?.id ?? 0 });
  expect(full).toMatchObject({
    request: { headers: { "X-GitHub-Event": "issue_comment" }, payload: { comment: { body: "/deploy" } } },
    response: { payload: "noted" },
  });
});

test("GitHub never tries again by itself; redelivered, a delivery keeps its guid", async () => {
  const { sandbox, inbox, asApp, say, heard } = await openHearing();
  sandbox.deliveries.dropNext(isComment);
  say("/deploy");
  await sandbox.idle();
  expect(heard()).toEqual([]);
  const [entry] = (await asApp.rest.apps.listWebhookDeliveries()).data;
  const answer = await asApp.rest.apps.redeliverWebhookDelivery({ delivery_id: entry?.id ?? 0 });
  expect(answer.status).toBe(202);
  await sandbox.idle();
  expect(inbox.received.map(({ guid }) => guid)).toEqual([entry?.guid]);
  const { data } = await asApp.rest.apps.listWebhookDeliveries();
  expect(data.map(({ guid, redelivery, status }) => [guid === entry?.guid, redelivery, status])).toEqual([
    [true, true, "OK"],
    [true, false, "failed to connect to host"],
  ]);
});

test("the log is read backwards, page by page with a cursor", async () => {
  const { sandbox, asApp, say } = await openHearing();
  for (const body of ["one", "two", "three"]) say(body);
  await sandbox.idle();
  const ids = await asApp.paginate(asApp.rest.apps.listWebhookDeliveries, { per_page: 2 }, ({ data }) =>
    data.map(({ id }) => id),
  );
  expect(ids).toHaveLength(3);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
});

test("where the webhook goes may be changed, and its secret is never shown", async () => {
  const { sandbox, asApp, say, heard } = await openHearing();
  const { data } = await asApp.request("PATCH /app/hook/config", {
    data: { url: "http://127.0.0.1:1/", secret: "new" },
  });
  expect(data).toMatchObject({ url: "http://127.0.0.1:1/", secret: "********" });
  say("unheard");
  await sandbox.idle();
  expect(heard()).toEqual([]);
  const { data: log } = await asApp.rest.apps.listWebhookDeliveries();
  expect(log.map(({ status }) => status)).toEqual(["failed to connect to host"]);
});
