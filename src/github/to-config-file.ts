// The configuration file as GitHub shows it: text, nothing, or something that cannot be read, which refuses.
import type { ConfigFile } from "../domain/snapshot.ts";
import type { BlobAnswer } from "./facts-answer.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

export const configPath = ".github/slipway.yml";

interface ConfigRead {
  readonly blob: BlobAnswer | null;
  readonly errors: readonly GraphqlError[];
  readonly url: string;
  /** Of the file's own page. */
  readonly ref: string;
}

export function toConfigFile({ blob, errors, url, ref }: ConfigRead): ConfigFile {
  const refused = whyUnread(errors, "config");
  if (refused) return { kind: "unreadable", why: refused };
  if (!blob) return { kind: "missing" };
  if (blob.__typename !== "Blob") return { kind: "unreadable", why: `${configPath} is not a file` };
  if (blob.isBinary || typeof blob.text !== "string") return { kind: "unreadable", why: `${configPath} is not text` };
  if (blob.isTruncated) return { kind: "unreadable", why: `${configPath} is too long for GitHub to show` };
  return { kind: "file", path: configPath, url: `${url}/blob/${ref}/${configPath}`, text: blob.text, base: null };
}
