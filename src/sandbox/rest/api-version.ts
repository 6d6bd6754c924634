// What the REST version 2026-03-10 leaves out of the answers of 2022-11-28, which is what clients get that name none.
import { Refusal } from "./refusal.ts";

const known = ["2022-11-28", "2026-03-10"];

/** https://github.blog/changelog/2026-03-12-rest-api-version-2026-03-10-is-now-available */
const removed = new Set(["merge_commit_sha", "assignee", "has_downloads", "master_branch", "rate"]);

/** The version asked for. Throws GitHub's refusal of one that does not exist. */
export function readApiVersion(header: string | null): string {
  const version = header ?? "2022-11-28";
  if (!known.includes(version)) throw new Refusal(400, `${version} is not a supported version of the REST API.`);
  return version;
}

export const inVersion = (version: string, body: unknown): unknown => (version === "2026-03-10" ? prune(body) : body);

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !removed.has(key));
  return Object.fromEntries(kept.map(([key, item]) => [key, key === "payload" ? item : prune(item)]));
}
