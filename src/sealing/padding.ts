// Hides how long a value is: sealed texts stand in comments that everybody reads.

export const block = 64;
const mark = 0x80;

/** The value, a mark, and zeros up to a whole number of blocks. */
export function pad(value: Buffer): Buffer {
  const padded = Buffer.alloc(Math.ceil((value.length + 1) / block) * block);
  value.copy(padded);
  padded[value.length] = mark;
  return padded;
}

/** Null for what `pad` did not make. */
export function unpad(padded: Buffer): Buffer | null {
  const end = padded.findLastIndex((byte) => byte !== 0);
  return padded[end] === mark ? padded.subarray(0, end) : null;
}
