// What Slipway is compared with: Probot's own server, which verifies a delivery and hands it to an empty handler.
import { pino } from "pino";
import { Probot, Server } from "probot";
import { listeners } from "../../src/events/registry.ts";

const { APP_ID: appId = "", PRIVATE_KEY: privateKey = "", WEBHOOK_SECRET: secret = "", PORT: port = "" } = process.env;
const log = pino({ level: "warn" });

const server = new Server({
  Probot: Probot.defaults({ appId, privateKey, secret, log }),
  port: Number(port),
  host: "127.0.0.1",
  log,
});
await server.load((app) => {
  for (const name of Object.keys(listeners) as (keyof typeof listeners)[]) app.on(name, () => {});
});
await server.start();
