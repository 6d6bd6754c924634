// What the App is to be, as the form of the first run asks for it: checked, every mistake at its field.
import { isLoopback, isPrivate } from "./hosts.ts";
import { toBase } from "../settings/addresses.ts";
import type { Preset } from "../settings/setup.ts";
import type { GithubPlace } from "./github-place.ts";

export interface Wanted {
  readonly github: GithubPlace;
  /** Null: the account of whoever registers it. */
  readonly organization: string | null;
  readonly name: string;
  /** Where people reach this Slipway, without "/" at its end. */
  readonly url: string;
  readonly deliveries: Deliveries;
}

/** How deliveries come: to `url`, over a channel of smee.io ("": one is made), or read from GitHub's log of them. */
export type Deliveries =
  | { readonly by: "webhook" }
  | { readonly by: "smee"; readonly channel: string }
  | { readonly by: "poll" };

/** The fields of the form, as they were typed. */
export type Typed = Readonly<Record<Field, string>>;
export const fields = ["organization", "name", "github", "url", "deliveries", "channel"] as const;
export type Field = (typeof fields)[number];

export type Mistakes = Partial<Readonly<Record<Field, string>>>;

/** https://docs.github.com/en/apps/creating-github-apps/registering-a-github-app/registering-a-github-app#registering-a-github-app */
export const longestName = 34;

/** What was set is as it was set, whatever the form says. */
export function withPreset(typed: Typed, { githubHost, url, intake, webhookProxyUrl }: Preset): Typed {
  const isSmee = webhookProxyUrl !== null;
  return {
    ...typed,
    ...(githubHost !== null && { github: githubHost }),
    ...(url !== null && { url }),
    ...(intake === "poll" && { deliveries: "poll" }),
    ...(intake !== "poll" && isSmee && { deliveries: "smee", channel: webhookProxyUrl }),
    ...(intake === "webhook" && typed.deliveries === "poll" && { deliveries: "webhook" }),
  };
}

export function toWanted(typed: Typed, preset: Preset): Wanted | { readonly mistakes: Mistakes } {
  const { organization, name, github, url, deliveries, channel } = withPreset(typed, preset);
  const base = toBase(url);
  const place = { host: /^github\.com$/i.test(github) ? null : github, protocol: preset.githubProtocol };
  const mistakes: Mistakes = {
    ...(!/^[\w-]{0,100}$/.test(organization) && { organization: "This is no name of an organisation on GitHub." }),
    ...((name === "" || name.length > longestName) && { name: `A name has 1 to ${longestName} characters.` }),
    ...(!isHost(github) && { github: "A host name only: github.com, or github.example.com, without https://." }),
    ...(base === null && { url: "An address that begins with https:// or http://." }),
    ...(base !== null &&
      deliveries === "webhook" &&
      !reaches(place, base) && { url: "GitHub cannot reach this address: choose another one, or another way below." }),
    ...(!["webhook", "smee", "poll"].includes(deliveries) && { deliveries: "Choose one." }),
    ...(deliveries === "smee" && channel !== "" && toBase(channel) === null && { channel: "An address, or nothing." }),
  };
  if (base === null || Object.keys(mistakes).length > 0) return { mistakes };
  return {
    github: place,
    organization: organization || null,
    name,
    url: base,
    deliveries: toDeliveries(deliveries, channel),
  };
}

const toDeliveries = (by: string, channel: string): Deliveries =>
  by === "smee" ? { by, channel } : { by: by === "poll" ? "poll" : "webhook" };

const isHost = (text: string): boolean => URL.parse(`http://${text}`)?.host === text.toLowerCase();

const nameOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, "");

/** A GitHub on this machine does: https://github.com/github-community-projects/private-mirrors/issues/387 shows what github.com says. */
function reaches({ host }: GithubPlace, url: string): boolean {
  const name = nameOf(url);
  if (isLoopback(name)) return host !== null && isHost(host) && isLoopback(nameOf(`http://${host}`));
  return host !== null || !isPrivate(name);
}
