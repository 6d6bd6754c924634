// The beginning of an answer, of which nobody knows how long it is.

const most = 64 * 1024;

/** What there is of it where it breaks off; it ends with the time of its request. */
export async function readBeginning({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= most) break;
    }
  } catch {
    // The status counts, and that is known.
  }
  return Buffer.concat(chunks).subarray(0, most).toString();
}
