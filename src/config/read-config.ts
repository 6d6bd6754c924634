// The file that GitHub has, or has not, with all that it extends, to settings; or why nothing can be deployed by it.
import { type Because, because, type ConfigProblem } from "../domain/reasons.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import { extendsOf } from "./extends.ts";
import { type Beside, parseConfig } from "./parse-config.ts";
import type { File } from "./schema.ts";
import type { Extended, Settings } from "./settings.ts";

export type Config =
  /** Null: there is no file. */
  { readonly kind: "settings"; readonly settings: Settings | null } | Refused;

interface Refused {
  readonly kind: "refused";
  readonly because: Because;
}

/** So many files may build on each other. Whoever reads them for `ConfigFile.base` needs to read no more. */
export const longestChain = 5;

export function readConfig(file: ConfigFile): Config {
  switch (file.kind) {
    case "missing":
      return { kind: "settings", settings: null };
    case "unreadable":
      return unreadable(file.why);
    case "file": {
      const read = readChain(file, []);
      return "kind" in read ? read : { kind: "settings", settings: read.settings };
    }
  }
}

type Present = Extract<ConfigFile, { kind: "file" }>;
type Read = { readonly settings: Settings; readonly file: File } | Refused;

/** `above`: the files that lead to this one. */
function readChain(file: Present, above: readonly Present[]): Read {
  const extended = extendsOf(file.text);
  if (extended === null) return parse(file, {});
  const base = readBase(file, extended, above);
  if (!("kind" in base)) return parse(file, { base: base.file });
  // The file's own mistakes are told before those of what it extends.
  const own = parse(file, {});
  return "kind" in own ? own : base;
}

function readBase(file: Present, extended: Extended, above: readonly Present[]): Read {
  const way = [...above, file];
  const where = `${extended.name}:${extended.path}`;
  if (above.some(({ url }) => url === file.url)) return broken(file, '"_extends" leads back to this file');
  if (way.length >= longestChain) return broken(file, `"_extends" leads on and on: ${longestChain} files at most`);
  switch (file.base?.kind) {
    case "file":
      return readChain(file.base, way);
    case "unreadable":
      return unreadable(`${where}, which ${file.path} extends, could not be read: ${file.base.why}`);
    case "missing":
      return unreadable(`${where}, which ${file.path} extends, is not there`);
    case undefined:
      return unreadable(`${where}, which ${file.path} extends, was not read`);
  }
}

/** A mistake that only the other files show. */
const broken = (file: Present, sentence: string): Read =>
  parse(file, { mistakes: [{ path: ["_extends"], at: "value", says: () => sentence }] });

function parse({ text, path, url }: Present, beside: Partial<Beside>): Read {
  const parsed = parseConfig(text, beside);
  return "settings" in parsed ? parsed : brokenAt(path, url, parsed.problems);
}

const brokenAt = (path: string, url: string, problems: readonly ConfigProblem[]): Refused => ({
  kind: "refused",
  because: because("config_broken", { path, url, problems }),
});

const unreadable = (why: string): Refused => ({ kind: "refused", because: because("config_unreadable", { why }) });
