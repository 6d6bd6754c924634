// Files of other repositories of the same account, read with tokens that reach their contents only.
import type { Clock } from "../domain/clock.ts";
import type { Repository } from "../domain/repository.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import type { AppOctokit } from "./app-octokit.ts";
import type { Client } from "./octokit.ts";
import { Remembered } from "./remembered.ts";
import { statusOf, whyRefused } from "./status-of.ts";
import { contentsOf, type Reach } from "./tokens.ts";

export interface FileAt {
  /** Of the repository. */
  readonly name: string;
  readonly path: string;
}

/** Bytes: nobody writes that much configuration by hand. */
const mostBytes = 64 * 1024;

const missing: ConfigFile = { kind: "missing" };
const unreadable = (why: string): ConfigFile => ({ kind: "unreadable", why });

export class Files {
  readonly #client: Client;
  /** Repositories that GitHub gave no token for. */
  readonly #closed: Remembered<true>;

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#closed = new Remembered(clock);
  }

  /** A repository that is not there, or not the App's to read, has no file. */
  async read({ owner, installation }: Repository, { name, path }: FileAt): Promise<ConfigFile> {
    const closed = `${installation}/${name.toLowerCase()}`;
    if (this.#closed.get(closed) || !isPlain(name) || !path.split("/").every(isPlain)) return missing;
    const reach = contentsOf(installation, name);
    if (!(await this.#opens(reach, closed))) return missing;
    try {
      const { data } = await this.#client.readWithin(reach, (octokit) =>
        octokit.rest.repos.getContent({ owner, repo: name, path }),
      );
      return toFile(data, `${name}/${path}`);
    } catch (error) {
      return isNotThere(error) ? missing : unreadable(whyRefused(error).unread);
    }
  }

  async #opens(reach: Reach, closed: string): Promise<boolean> {
    try {
      await this.#client.reach(reach);
      return true;
    } catch (error) {
      if (!isNotThere(error)) throw error;
      this.#closed.set(closed, true);
      return false;
    }
  }
}

/** What leads nowhere else when it stands in an address. */
const isPlain = (part: string): boolean => part !== "" && part !== "." && part !== "..";

const isNotThere = (error: unknown): boolean => [404, 422].includes(statusOf(error) ?? 0);

type Content = Awaited<ReturnType<AppOctokit["rest"]["repos"]["getContent"]>>["data"];

/** https://docs.github.com/en/rest/repos/contents#get-repository-content */
function toFile(data: Content, place: string): ConfigFile {
  if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return unreadable(`${place} is not a file`);
  if (data.size > mostBytes) return unreadable(`${place} is larger than 64 KiB`);
  if (data.encoding !== "base64") return unreadable(`${place} is not text`);
  const text = textOf(Buffer.from(data.content, "base64"));
  if (text === null) return unreadable(`${place} is not text`);
  return { kind: "file", path: data.path, url: data.html_url ?? data.url, text, base: null };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
