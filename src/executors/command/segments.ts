// Output on disk, in pieces of one size: the first and the last of them stay, however much there is.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export const segmentSize = 256 * 1024;
const headSegments = 4;
const tailSegments = 4;

export const segmentPath = (folder: string, index: number): string => join(folder, String(index).padStart(9, "0"));

export interface Segments {
  write(chunk: Uint8Array): void;
}

/** What cannot be written, because the disk is full, is passed over: the run goes on. */
export function createSegments(folder: string): Segments {
  let file: number | null = null;
  let length = 0;
  const open = (index: number): number => {
    if (file !== null) closeSync(file);
    file = null;
    const old = index - tailSegments;
    if (old >= headSegments) rmSync(segmentPath(folder, old), { force: true });
    file = openSync(segmentPath(folder, index), "a", 0o600);
    return file;
  };
  const append = (chunk: Uint8Array): void => {
    for (let at = 0; at < chunk.length; ) {
      const filled = length % segmentSize;
      const to = filled === 0 || file === null ? open(length / segmentSize) : file;
      const written = writeSync(to, chunk, at, Math.min(chunk.length - at, segmentSize - filled));
      length += written;
      at += written;
    }
  };
  return {
    write(chunk) {
      try {
        append(chunk);
      } catch {
        // Nobody is here who could be told.
      }
    },
  };
}
