// The App as GitHub has it: asked for what app.yml asks for, with our own clock right.
import type { AppStanding, Permissions } from "../../domain/app-standing.ts";
import { bad, type Check, good, unknown } from "./check.ts";

/** What app.yml asks for. */
export interface Asked {
  readonly default_permissions: Permissions;
  readonly default_events: readonly string[];
}

export const checkApp = (app: AppStanding, asked: Asked, now: Date): readonly Check[] => [
  good("GitHub", `GitHub answers to the App's private key: ${app.url}`, { url: app.url }),
  checkPermissions(app, asked),
  checkEvents(app, asked),
  checkClock(app, now),
];

const ranks = ["read", "write", "admin"];

/** As "actions: write"; what is granted beyond is no matter here. */
export const missingPermissions = (granted: Permissions, { default_permissions: asked }: Asked): readonly string[] =>
  Object.entries(asked)
    .filter(([name, access]) => ranks.indexOf(granted[name] ?? "") < ranks.indexOf(access))
    .map(([name, access]) => `${name}: ${access}`);

export const missingEvents = (events: readonly string[], { default_events: asked }: Asked): readonly string[] =>
  asked.filter((event) => !events.includes(event));

function checkPermissions(app: AppStanding, asked: Asked): Check {
  const missing = missingPermissions(app.permissions, asked);
  if (missing.length === 0) return good("Permissions", "The App asks for every permission that Slipway uses");
  return bad("Permissions", `The App does not ask for ${missing.join(", ")}`, {
    todo: "Add them in the App's settings, Permissions & events; then whoever installed it accepts them.",
    url: app.url,
  });
}

function checkEvents(app: AppStanding, asked: Asked): Check {
  const missing = missingEvents(app.events, asked);
  if (missing.length === 0) return good("Events", "The App hears every event that Slipway listens to");
  return bad("Events", `The App does not hear ${missing.join(", ")}`, {
    todo: "Subscribe to them in the App's settings, Permissions & events.",
    url: app.url,
  });
}

/** Seconds: App tokens are good for ten minutes, and commands are judged by GitHub's times. */
const mostSkew = 60;

function checkClock({ clock }: AppStanding, now: Date): Check {
  if (clock === null) return unknown("Clock", "GitHub did not say what time it is");
  const skew = Math.round((now.getTime() - Date.parse(clock)) / 1000);
  if (Math.abs(skew) <= mostSkew) return good("Clock", "This machine and GitHub agree on the time");
  const which = skew > 0 ? "ahead of" : "behind";
  return bad("Clock", `This machine is ${Math.abs(skew)} seconds ${which} GitHub`, {
    todo: "Let it set its clock over the network (NTP).",
  });
}
