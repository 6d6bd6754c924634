// Reads a secret: typed without being shown, or from whatever is piped in.
import { createInterface } from "node:readline";
import { Writable, type Readable } from "node:stream";
import { Fault } from "../domain/fault.ts";

export interface Typed {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

const terminal: Typed = { input: process.stdin, output: process.stderr };

/** Of what is piped in, one line end at the end is not part of it. Throws a `Fault` where nothing was given. */
export async function readSecret(prompt: string, { input, output }: Typed = terminal): Promise<string> {
  const secret = input.isTTY ? await readHidden(prompt, { input, output }) : await readAll(input);
  if (secret === "") throw new Fault("rejected", "Nothing was given, so nothing was sealed.");
  return secret;
}

/** Readline echoes to its output what is typed: this one keeps nothing. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

function readHidden(prompt: string, { input, output }: Typed): Promise<string> {
  output.write(prompt);
  const lines = createInterface({ input, output: nowhere(), terminal: true, historySize: 0 });
  return new Promise<string>((resolve) => {
    lines.once("line", resolve).once("close", () => resolve(""));
  }).finally(() => {
    lines.close();
    output.write("\n");
  });
}

async function readAll(input: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks)
    .toString()
    .replace(/\r?\n$/, "");
}
