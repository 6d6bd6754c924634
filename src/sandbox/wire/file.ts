// Files: what differs between two trees, and a file's own content.
import type { Repository } from "../state/model.ts";
import { blobOid, type Change } from "../state/trees.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

const linesOf = (content: string | null): string[] => (content ? content.replace(/\n$/, "").split("\n") : []);

interface Version {
  readonly path: string;
  /** A sha, or the name of a branch or tag. */
  readonly ref: string;
}

export function toDiffJson(wire: Wire, repository: Repository, { change, sha }: { change: Change; sha: string }): Json {
  const before = linesOf(change.before);
  const after = linesOf(change.after);
  const additions = after.filter((line) => !before.includes(line));
  const deletions = before.filter((line) => !after.includes(line));
  return {
    sha: blobOid(change.after ?? change.before ?? ""),
    filename: change.path,
    status: change.status,
    additions: additions.length,
    deletions: deletions.length,
    changes: additions.length + deletions.length,
    blob_url: repositoryHtmlUrl(wire, repository, `/blob/${sha}/${change.path}`),
    raw_url: repositoryHtmlUrl(wire, repository, `/raw/${sha}/${change.path}`),
    contents_url: contentsUrl(wire, repository, { path: change.path, ref: sha }),
    patch: [`@@ -1,${before.length} +1,${after.length} @@`, ...deletions.map(minus), ...additions.map(plus)].join("\n"),
  };
}

const minus = (line: string): string => `-${line}`;
const plus = (line: string): string => `+${line}`;

const contentsUrl = (wire: Wire, repository: Repository, { path, ref }: Version): string =>
  repositoryApiUrl(wire, repository, `/contents/${encodeURI(path)}?ref=${encodeURIComponent(ref)}`);

export function toEntryJson(
  wire: Wire,
  repository: Repository,
  entry: Version & { type: "file" | "dir"; content: string },
): Json {
  const { path, ref, type, content } = entry;
  const oid = blobOid(content);
  const git = repositoryApiUrl(wire, repository, `/git/${type === "file" ? "blobs" : "trees"}/${oid}`);
  const html = repositoryHtmlUrl(
    wire,
    repository,
    `/${type === "file" ? "blob" : "tree"}/${encodeURI(ref)}/${encodeURI(path)}`,
  );
  const self = contentsUrl(wire, repository, { path, ref });
  return {
    type,
    name: path.split("/").at(-1),
    path,
    sha: oid,
    size: type === "file" ? Buffer.byteLength(content) : 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url:
      type === "file" ? repositoryHtmlUrl(wire, repository, `/raw/${encodeURI(ref)}/${encodeURI(path)}`) : null,
    _links: { self, git, html },
  };
}

/** Base64 in lines of sixty, as GitHub wraps it. */
export function toFileJson(wire: Wire, repository: Repository, file: Version & { content: string }): Json {
  const content = Buffer.from(file.content).toString("base64").replaceAll(/.{60}/g, "$&\n");
  return { ...toEntryJson(wire, repository, { ...file, type: "file" }), encoding: "base64", content: `${content}\n` };
}
