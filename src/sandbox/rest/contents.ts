// Files and folders of a ref.
import type { Commit } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { toEntryJson, toFileJson } from "../wire/file.ts";
import type { Json } from "../wire/wire.ts";
import { type Answer, type AskedInRepository, ok, optionalText, text } from "./asked.ts";
import { notFound, Refusal } from "./refusal.ts";
import { type Route, route } from "./route.ts";

/** As it was asked for, which is how the links of the answer name it. */
const refOf = ({ repository, query }: AskedInRepository): string =>
  optionalText(query["ref"]) ?? repository.defaultBranch;

function commitFor({ repository, query }: AskedInRepository): Commit {
  const ref = optionalText(query["ref"]) ?? "HEAD";
  const found = resolveRef(repository, ref);
  const commit = found && repository.commits.get(found.sha);
  if (!commit)
    throw new Refusal(404, ref === "HEAD" ? "This repository is empty." : `No commit found for the ref ${ref}`);
  return commit;
}

function readContents(asked: AskedInRepository): Answer {
  const { wire, repository, params } = asked;
  const path = text(params["path"]).replace(/\/$/, "");
  const commit = commitFor(asked);
  const content = commit.files.get(path);
  if (content === undefined) return listFolder(asked, commit, path);
  if (/[./]raw(\+json)?$/.test(asked.accept))
    return ok(content, { "content-type": "application/vnd.github.raw; charset=utf-8" });
  return ok(toFileJson(wire, repository, { path, ref: refOf(asked), content }));
}

function listFolder(asked: AskedInRepository, commit: Commit, folder: string): Answer {
  const { wire, repository } = asked;
  const entries = new Map<string, Json>();
  for (const [path, content] of commit.files) {
    if (!path.startsWith(`${folder}/`)) continue;
    const [name = "", deeper] = path.slice(folder.length + 1).split("/");
    const type = deeper === undefined ? "file" : "dir";
    const entry = { path: `${folder}/${name}`, ref: refOf(asked), content, type } as const;
    entries.set(name, toEntryJson(wire, repository, entry));
  }
  if (entries.size === 0) throw notFound();
  return ok([...entries.values()]);
}

export const contentRoutes: readonly Route[] = [route("GET /contents/{path}", "contents:read", readContents)];
