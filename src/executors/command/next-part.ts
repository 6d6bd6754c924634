// The next part of a run's output that can be told: whole lines, where there are any.
import { readSpan } from "./read-span.ts";

export interface Part {
  readonly text: string;
  /** Where the next one begins. */
  readonly next: number;
}

/** `growing`: the line at the end may become longer. `resting`: it has not for a while. `ended`: it never will. */
export type Source = "growing" | "resting" | "ended";

const newline = 10;

/** Null where nothing is there to tell. A line of which something is gone is left out as a whole: a half is never told. */
export async function nextPart(folder: string, offset: number, source: Source): Promise<Part | null> {
  const here = await readSpan(folder, offset);
  const isCut = here.cut && !here.bytes.includes(newline);
  const span = isCut ? await readSpan(folder, here.at + here.bytes.length) : here;
  const from = span.at > offset ? span.bytes.indexOf(newline) + 1 : 0;
  const rest = span.bytes.subarray(from);
  const length = tellable(rest, source);
  const missing = span.at + from - offset;
  if (length === 0 && !(source === "ended" && missing > 0)) return null;
  return { text: mark(missing) + decode(rest.subarray(0, length)), next: offset + missing + length };
}

const mark = (missing: number): string =>
  missing === 0 ? "" : `[${missing.toLocaleString("en")} bytes of output left out]\n`;

const longestLine = 64 * 1024;

function tellable(bytes: Buffer, source: Source): number {
  const lines = bytes.lastIndexOf(newline) + 1;
  if (lines > 0) return lines;
  if (source === "ended") return bytes.length;
  return source === "resting" || bytes.length >= longestLine ? wholeCharacters(bytes) : 0;
}

/** Up to the last character of which all bytes are there: https://www.rfc-editor.org/rfc/rfc3629#section-3 */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    const isFollower = byte >= 0x80 && byte < 0xc0;
    if (!isFollower) return bytes.length - (back < lengthOf(byte) ? back : 0);
  }
  return bytes.length;
}

function lengthOf(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** PostgreSQL keeps no NUL: https://www.postgresql.org/docs/current/datatype-character.html */
const decode = (bytes: Buffer): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replaceAll("\0", "\ufffd");
