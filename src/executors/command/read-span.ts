// Reads output from where the last part ended, over the borders of its segments, and past those that are gone.
import { open, readdir } from "node:fs/promises";
import { isCode } from "./is-code.ts";
import { segmentPath, segmentSize } from "./segments.ts";

export interface Span {
  /** Later than asked where what was there is gone. */
  readonly at: number;
  readonly bytes: Buffer;
  /** What comes after it is gone: the line at its end is cut. */
  readonly cut: boolean;
}

/** A segment's length at most; empty where nothing has come. */
export async function readSpan(folder: string, offset: number): Promise<Span> {
  const index = Math.floor(offset / segmentSize);
  const first = await readSegment(folder, index, offset % segmentSize);
  if (first === null) return readLater(folder, index, offset);
  const atBorder = (offset % segmentSize) + first.length === segmentSize;
  const second = atBorder ? await readSegment(folder, index + 1, 0) : Buffer.alloc(0);
  const cut = second === null && (await nextSegment(folder, index)) !== null;
  return { at: offset, bytes: Buffer.concat([first, second ?? Buffer.alloc(0)]).subarray(0, segmentSize), cut };
}

async function readLater(folder: string, index: number, offset: number): Promise<Span> {
  const next = await nextSegment(folder, index);
  if (next === null) return { at: offset, bytes: Buffer.alloc(0), cut: false };
  return readSpan(folder, next * segmentSize);
}

/** Null where it is gone, or has not come. */
async function readSegment(folder: string, index: number, from: number): Promise<Buffer | null> {
  try {
    await using file = await open(segmentPath(folder, index), "r");
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(segmentSize - from), position: from });
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

async function nextSegment(folder: string, after: number): Promise<number | null> {
  const names = await readdir(folder).catch((error: unknown) => (isCode(error, "ENOENT") ? [] : Promise.reject(error)));
  const later = names.map(Number).filter((index) => index > after);
  return later.length === 0 ? null : Math.min(...later);
}
