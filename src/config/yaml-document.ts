// Text to a YAML document and its data, with what is wrong in the YAML itself.
import { type Document, type LineCounter, parseDocument, type YAMLError } from "yaml";
import { excerpt } from "../domain/excerpt.ts";
import { aliasFindings } from "./alias-findings.ts";
import { doubleKeys } from "./double-keys.ts";
import { type Finding, findingAt } from "./finding.ts";
import { mostAliasUses } from "./limits.ts";
import { tagFindings } from "./tag-findings.ts";

export type YamlDocument = Document.Parsed;

export type Yaml =
  | {
      readonly kind: "read";
      readonly document: YamlDocument;
      readonly data: unknown;
      readonly findings: readonly Finding[];
    }
  /** Nothing can be said about the keys and values of such a file. */
  | { readonly kind: "broken"; readonly findings: readonly Finding[] };

/** `lines` learns where each line begins. */
export function readYaml(text: string, lines: LineCounter): Yaml {
  try {
    return read(text.replace(/^\uFEFF/, ""), lines);
  } catch (error) {
    return broken([findingAt(0, () => whyThrown(error))]);
  }
}

function read(text: string, lines: LineCounter): Yaml {
  // The library compares each key with all keys before it: 16 s for the longest file. doubleKeys takes milliseconds.
  const options = {
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    schema: "core",
    logLevel: "error",
  } as const;
  const document = parseDocument(text, { ...options, lineCounter: lines });
  if (document.errors.length > 0) return broken(causes(document.errors).map(toFinding));
  const aliases = aliasFindings(document);
  if (aliases.length > 0) return broken(aliases);
  const data: unknown = document.toJS({ maxAliasCount: mostAliasUses });
  return { kind: "read", document, data, findings: [...doubleKeys(document, lines), ...tagFindings(document)] };
}

const broken = (findings: readonly Finding[]): Yaml => ({ kind: "broken", findings });

/** Where the parser gives up for depth, its other errors follow from that. */
function causes(errors: readonly YAMLError[]): readonly YAMLError[] {
  const deep = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  return deep ? [deep] : errors;
}

const tooDeep = "this is nested too deeply";

/** The library goes down by recursion, which the engine ends, and counts what aliases come to. */
function whyThrown(error: unknown): string {
  if (error instanceof RangeError) return tooDeep;
  if (error instanceof ReferenceError) return "the aliases of this file stand for too much: write it out";
  return "this is not YAML that can be followed";
}

const sentences: Partial<Record<YAMLError["code"], string>> = {
  TAB_AS_INDENT: "a tab cannot indent YAML: use blanks",
  MULTIPLE_DOCS: "a second YAML document begins here: the file must be a single one",
  NON_STRING_KEY: "a key must be plain text",
  RESOURCE_EXHAUSTION: tooDeep,
};

const toFinding = ({ code, message, pos }: YAMLError): Finding =>
  findingAt(pos[0], () => sentences[code] ?? `this is not YAML: ${excerpt(message, 120)}`);
