// The App where it is installed: not suspended, and granted what it asks for now.
import type { AppStanding, InstallationStanding } from "../../domain/app-standing.ts";
import { type Asked, missingEvents, missingPermissions } from "./check-app.ts";
import { bad, type Check, good, unknown } from "./check.ts";

/** `sees`: whether the viewer is to know of an account that it is installed for. */
export function checkInstallations(
  { installations, url }: AppStanding,
  asked: Asked,
  sees: (account: string) => boolean,
): readonly Check[] {
  if ("unread" in installations) return [unknown("Installations", `They cannot be read: ${installations.unread}`)];
  const seen = installations.filter(({ account }) => sees(account));
  if (seen.length > 0) return seen.map((one) => checkInstallation(one, asked));
  const none = installations.length === 0 ? "It is installed nowhere so far" : "It is installed nowhere that you reach";
  return [bad("Installations", none, { todo: "Install it on the repositories that are to be deployed.", url })];
}

function checkInstallation(installation: InstallationStanding, asked: Asked): Check {
  const { account, isSuspended, permissions, events, url } = installation;
  if (isSuspended)
    return bad(account, "The installation is suspended: GitHub tells Slipway nothing of it, and lets it do nothing", {
      todo: "Unsuspend it in the account's settings, GitHub Apps.",
      url,
    });
  const missing = [...missingPermissions(permissions, asked), ...missingEvents(events, asked)];
  if (missing.length === 0) return good(account, "Installed, with everything that Slipway uses", { url });
  return bad(account, `Not granted: ${missing.join(", ")}`, {
    todo: "Somebody who administers this account accepts the new permissions there.",
    url,
  });
}
