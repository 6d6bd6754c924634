import { expect } from "@jest/globals";
import type { App } from "../../src/sandbox/state/model.ts";
import { story, type World } from "./world.ts";

const slipwayOf = (world: World): App =>
  [...world.sandbox.state.apps.values()].find(({ slug }) => slug === "slipway") as App;

/** The next delivery of this event fails, as if Slipway could not be reached. */
const lose = (world: World, event: string): void =>
  world.sandbox.deliveries.dropNext((parcel) => parcel.event === event);

/** Slipway has looked before; whatever comes now is new. */
async function begin(world: World, intake: "webhook" | "poll" = "webhook"): Promise<void> {
  await world.look(intake);
  await world.turn({ seconds: 1 });
}

story("a command whose delivery GitHub could not make is deployed when Slipway looks", async (world) => {
  await world.ready();
  await begin(world);
  lose(world, "issue_comment");
  await world.say("/deploy staging");
  expect(world.deployments).toEqual([]);
  await world.look();
  expect(world.deployment).toMatchObject({ environment: "staging", sha: world.repository.branches.get("topic") });
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
});

story("however often Slipway looks, a command is deployed once", async (world) => {
  await world.ready();
  await begin(world);
  lose(world, "issue_comment");
  await world.say("/deploy staging");
  for (let looks = 0; looks < 3; looks++) await world.look();
  expect(world.deployment.environment).toBe("staging");
  expect(world.slipwayComments).toHaveLength(1);
  world.readAll();
});

story("a command that arrived, although GitHub missed the answer, is deployed once", async (world) => {
  await world.ready();
  await begin(world);
  await world.say("/deploy staging");
  const delivery = slipwayOf(world).deliveries.findLast(
    ({ event, action }) => `${event} ${action}` === "issue_comment created",
  );
  Object.assign(delivery ?? {}, { status: "timed out", statusCode: 0 });
  await world.look();
  expect(world.deployment.environment).toBe("staging");
  expect(world.slipwayComments).toHaveLength(1);
  world.readAll();
});

story("a success that GitHub could not deliver reaches the card when Slipway looks", async (world) => {
  await world.ready();
  await begin(world);
  await world.say("/deploy staging");
  lose(world, "deployment_status");
  await world.report(world.deployment, "success");
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  await world.look();
  expect(world.headline()).toBe("✅ Deployed to `staging`");
});

story("a green check that GitHub could not deliver lets a waiting command go on", async (world) => {
  await world.ready();
  await world.check("ci/lint", null);
  await begin(world);
  await world.say("/deploy staging");
  // The second look that every waiting request has is over.
  await world.turn({ seconds: 30 });
  lose(world, "check_run");
  await world.finishCheck("ci/lint", "success");
  expect(world.deployments).toEqual([]);
  await world.look();
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});

story("a command that is found only hours later is not carried out any more: it waited too long", async (world) => {
  await world.ready();
  await begin(world);
  lose(world, "issue_comment");
  await world.say("/deploy staging");
  await world.turn({ minutes: 3 * 60 });
  await world.look();
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe("⌛ Waited too long: deployment to `staging`");
});

story("what was said before Slipway was there is not carried out", async (world) => {
  await world.ready();
  lose(world, "issue_comment");
  await world.say("/deploy staging");
  await world.turn({ minutes: 2 });
  for (const intake of ["webhook", "poll"] as const) await world.look(intake);
  expect([world.deployments, world.slipwayComments]).toEqual([[], []]);
});

story(
  "a command that is lost before GitHub shows its log for the first time is deployed when it does",
  async (world) => {
    await world.ready();
    world.sandbox.faults.next({ method: "GET", path: "/app/hook/deliveries" }, "reset");
    await expect(world.look()).rejects.toMatchObject({ fault: "transient" });
    lose(world, "issue_comment");
    await world.say("/deploy staging");
    await world.turn({ minutes: 5 });
    await world.look();
    expect(world.deployment.environment).toBe("staging");
    world.readAll();
  },
);

story("behind a firewall, with no inbound webhook, a comment deploys", async (world) => {
  slipwayOf(world).webhookUrl = "http://127.0.0.1:1/nobody";
  await world.ready();
  await begin(world, "poll");
  await world.say("/deploy staging");
  expect(world.slipwayComments).toEqual([]);
  await world.look("poll");
  expect(world.headline()).toBe("🕒 Deployment to `staging` is created");
  await world.report(world.deployment, "in_progress");
  await world.report(world.deployment, "success");
  await world.look("poll");
  expect(world.headline()).toBe("✅ Deployed to `staging`");
});

story("behind a firewall, what was pushed after the comment is not deployed", async (world) => {
  slipwayOf(world).webhookUrl = "http://127.0.0.1:1/nobody";
  await begin(world, "poll");
  await world.ready();
  await world.say("/deploy staging");
  await world.turn({ seconds: 2 });
  world.sandbox.push("acme/site", "topic", { files: { "late.txt": "x\n" }, by: "ada" });
  await world.look("poll");
  expect(world.deployments).toEqual([]);
  expect(world.headline()).toBe("⛔ Not deployed to `staging`");
});

story("a command that arrives both ways, by webhook and by polling, is deployed once", async (world) => {
  await world.ready();
  await begin(world, "poll");
  await world.say("/deploy staging");
  await world.look("poll");
  expect(world.deployment.environment).toBe("staging");
  expect(world.slipwayComments).toHaveLength(1);
  world.readAll();
});

story("where GitHub does not show its log, the next look finds the command", async (world) => {
  await world.ready();
  await begin(world);
  lose(world, "issue_comment");
  await world.say("/deploy staging");
  const requests = ["/app/hook/deliveries", "/app/hook/deliveries/{delivery_id}"];
  for (const path of requests) {
    world.sandbox.faults.next({ method: "GET", path }, { status: 502 });
    await expect(world.look()).rejects.toMatchObject({ fault: "transient" });
  }
  await world.look();
  expect(world.deployment.environment).toBe("staging");
  world.readAll();
});
