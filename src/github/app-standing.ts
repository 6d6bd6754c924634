// How the App stands at GitHub, asked as the App itself.
import type { Account, AppStanding, DeliveryStanding, InstallationStanding } from "../domain/app-standing.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { asApp, type Outlook } from "./as-app.ts";
import { field } from "./field.ts";
import { sortError } from "./sort-errors.ts";

/** Throws a `Fault` where GitHub does not say who the App is; what else cannot be read is unread. */
export async function readAppStanding({ clock, ...outside }: Outlook): Promise<AppStanding> {
  const octokit = await asApp(outside);
  const [self, hook, deliveries, installations] = await Promise.all([
    readSelf(octokit).catch((error: unknown) => {
      throw sortError(error, { wrote: false, now: clock.now() });
    }),
    readHook(octokit).catch(unread),
    readDeliveries(octokit).catch(unread),
    readInstallations(octokit).catch(unread),
  ]);
  return { ...self, hook, deliveries, installations };
}

const unread = (error: unknown): Unread => {
  const status = field(error, "status");
  return { unread: typeof status === "number" ? `GitHub answers ${status}` : "GitHub does not answer" };
};

/** https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app */
async function readSelf(octokit: AppOctokit) {
  const response = await octokit.request("GET /app");
  const { data, headers } = response;
  const at = Date.parse(headers.date ?? "");
  return {
    url: data?.html_url ?? "",
    owner: toOwner(data?.owner),
    permissions: textsOf(data?.permissions),
    events: data?.events ?? [],
    clock: Number.isNaN(at) ? null : new Date(at).toISOString(),
  };
}

function toOwner(owner: unknown): Account | null {
  const [id, login, type] = [field(owner, "id"), field(owner, "login"), field(owner, "type")];
  if (typeof id !== "number" || typeof login !== "string") return null;
  return type === "User" || type === "Organization" ? { id, login, type } : null;
}

const textsOf = (permissions: object | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(permissions ?? {}).filter(([, access]) => typeof access === "string"));

/** https://docs.github.com/en/rest/apps/webhooks#get-a-webhook-configuration-for-an-app */
async function readHook(octokit: AppOctokit): Promise<string> {
  const response = await octokit.request("GET /app/hook/config");
  return response.data.url ?? "";
}

const pageSize = 30;

/** https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook */
async function readDeliveries(octokit: AppOctokit): Promise<readonly DeliveryStanding[]> {
  const response = await octokit.request("GET /app/hook/deliveries", { per_page: pageSize });
  return response.data.map(({ event, delivered_at: at, status, status_code: code }) => ({ event, at, status, code }));
}

const longestPage = 100;
const mostPages = 10;

/** https://docs.github.com/en/rest/apps/apps#list-installations-for-the-authenticated-app */
async function readInstallations(octokit: AppOctokit): Promise<readonly InstallationStanding[]> {
  const all: InstallationStanding[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const response = await octokit.request("GET /app/installations", { per_page: longestPage, page });
    all.push(...response.data.map(toInstallation));
    if (response.data.length < longestPage) break;
  }
  return all;
}

interface Wire {
  readonly id: number;
  readonly account?: unknown;
  readonly html_url: string;
  readonly suspended_at: string | null;
  readonly permissions: object;
  readonly events: readonly string[];
}

function toInstallation(data: Wire): InstallationStanding {
  const name = field(data.account, "login") ?? field(data.account, "slug");
  return {
    id: data.id,
    account: typeof name === "string" ? name : "",
    url: data.html_url,
    isSuspended: data.suspended_at !== null,
    permissions: textsOf(data.permissions),
    events: data.events,
  };
}
