// GitObject by expression or oid: "HEAD:path", "main:path", "<sha>:path", a ref, a sha.
import type { Commit, Repository } from "../../state/model.ts";
import { nodeIdOf } from "../../state/ids.ts";
import { resolveRef } from "../../state/refs.ts";
import { blobOid, type Tree, treeOid } from "../../state/trees.ts";
import type { Context } from "../context.ts";
import { type Resolved, UnknownField } from "../resolved.ts";
import { located, pathIn } from "../urls.ts";

/** Beyond this GitHub cuts the text of a file. */
const shownBytes = 512 * 1024;

export function gitObjectFields(context: Context, repository: Repository, of: { type: string; oid: string }) {
  const commit = located(context, pathIn(repository, `/commit/${of.oid}`));
  return {
    __typename: of.type,
    id: nodeIdOf(of.type, `${repository.id}:${of.oid}`),
    oid: of.oid,
    abbreviatedOid: of.oid.slice(0, 7),
    commitUrl: commit.url,
    commitResourcePath: commit.resourcePath,
    repository: () => context.show.repository(repository),
  };
}

function blobObject(context: Context, repository: Repository, content: string): Resolved {
  const bytes = Buffer.from(content);
  const isBinary = content.includes("\0");
  return {
    ...gitObjectFields(context, repository, { type: "Blob", oid: blobOid(content) }),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > shownBytes,
    text: isBinary ? null : bytes.subarray(0, shownBytes).toString(),
  };
}

function below(files: Tree, folder: string): Tree {
  if (folder === "") return files;
  const inside = [...files].filter(([path]) => path.startsWith(`${folder}/`));
  return new Map(inside.map(([path, content]) => [path.slice(folder.length + 1), content]));
}

export function treeObject(context: Context, repository: Repository, files: Tree): Resolved {
  const names = new Set([...files.keys()].map((path) => path.split("/")[0] ?? path));
  return {
    ...gitObjectFields(context, repository, { type: "Tree", oid: treeOid(files) }),
    entries: () => [...names].sort().map((name) => entryObject(context, repository, { files, name })),
  };
}

function entryObject(context: Context, repository: Repository, entry: { files: Tree; name: string }): Resolved {
  const { name } = entry;
  const object = atPath(context, repository, { files: entry.files, path: name });
  const type = object?.["__typename"] === "Blob" ? "blob" : "tree";
  return { __typename: "TreeEntry", name, type, oid: object?.["oid"], object };
}

function atPath(context: Context, repository: Repository, at: { files: Tree; path: string }): Resolved | null {
  const path = at.path.replace(/\/$/, "");
  const content = at.files.get(path);
  if (content !== undefined) return blobObject(context, repository, content);
  const files = below(at.files, path);
  return files.size > 0 ? treeObject(context, repository, files) : null;
}

function byExpression(context: Context, repository: Repository, expression: string): Resolved | null {
  const colon = expression.indexOf(":");
  const name = colon < 0 ? expression : expression.slice(0, colon);
  if (/[\^~]|@\{/.test(name)) throw new UnknownField(`the sandbox does not know the git expression ${expression}`);
  const found = resolveRef(repository, name);
  const commit = found && repository.commits.get(found.sha);
  if (!commit) return null;
  if (colon < 0) return context.show.commit(repository, commit.oid);
  return atPath(context, repository, { files: commit.files, path: expression.slice(colon + 1) });
}

function inCommit(context: Context, repository: Repository, at: { commit: Commit; oid: string }): Resolved | null {
  const { files } = at.commit;
  if (treeOid(files) === at.oid) return treeObject(context, repository, files);
  const content = [...files.values()].find((text) => blobOid(text) === at.oid);
  return content === undefined ? null : blobObject(context, repository, content);
}

function byOid(context: Context, repository: Repository, oid: string): Resolved | null {
  if (repository.commits.has(oid)) return context.show.commit(repository, oid);
  for (const commit of repository.commits.values()) {
    const found = inCommit(context, repository, { commit, oid });
    if (found) return found;
  }
  return null;
}

export interface ObjectArgs {
  readonly expression?: string | null;
  readonly oid?: string | null;
}

/** null: nothing there. A commit of a fork is found in the base by its sha, as on GitHub. */
export function gitObject(context: Context, repository: Repository, { expression, oid }: ObjectArgs): Resolved | null {
  if (oid) return byOid(context, repository, oid);
  return expression ? byExpression(context, repository, expression) : null;
}
