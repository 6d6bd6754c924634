// npm run slipway -- seal: turns a secret into a text that only one Slipway can open, for one parameter.
import { longestSealed } from "../domain/sealed.ts";
import { shortestMasked } from "../domain/secret-forms.ts";
import { seal as sealText } from "../sealing/seal.ts";
import { readSealing } from "../settings.ts";
import { type Asking, findKey, findRepository } from "./find-recipient.ts";
import { parseSeal, type Wanted } from "./parse-seal.ts";
import { readSecret } from "./read-secret.ts";
import type { ExitCode, Terminal, Verb } from "./verb.ts";

const usage = [
  "Usage: npm run slipway -- seal --url ADDRESS --repo OWNER/NAME --environment ENV KEY",
  "",
  "Asks for the value of KEY, or reads it from what is piped in, and prints KEY=sealed:…, to be used in a command:",
  "/deploy ENV KEY=sealed:… Only the Slipway at ADDRESS can open it, and only for KEY in that environment of that",
  "repository. Without --url it is sealed for the Slipway whose SLIPWAY_KEY is in the environment.",
  "",
  "The repository is known by its number, which is asked of GitHub: of a private one with GITHUB_TOKEN. Or give",
  "--repository-id NUMBER in place of --repo (gh api repos/OWNER/NAME --jq .id).",
].join("\n");

export const seal: Verb = {
  means: "makes a secret a text that can be given in a command",
  run: async (words, terminal) => {
    const asked = parseSeal(words);
    if (asked.kind === "help") terminal.say(usage);
    if (asked.kind === "help") return 0;
    if (asked.kind === "problem") terminal.complain(`${asked.problem}\n\n${usage}`);
    if (asked.kind === "problem") return 2;
    const read = readSealing();
    if ("problems" in read) terminal.complain(read.problems.join("\n"));
    if ("problems" in read) return 1;
    return sealFor(asked, { ...read.settings, fetch, readSecret }, terminal);
  },
};

export interface Outside extends Asking {
  readonly readSecret: (prompt: string) => Promise<string>;
}

export async function sealFor(wanted: Wanted, outside: Outside, terminal: Terminal): Promise<ExitCode> {
  const { environment, name } = wanted;
  const recipient = await findKey(wanted, outside);
  const { id, fullName } = await findRepository(wanted, outside);
  const value = await outside.readSecret(`Value of ${name} (it is not shown): `);
  const wrong = mistakeIn(value);
  if (wrong) terminal.complain(wrong);
  if (wrong) return 1;
  if (value.trim().length < shortestMasked) terminal.complain(`It is so short that logs cannot hide it.`);
  terminal.complain(`Sealed for ${fullName ?? "the repository"} (${id}), ${environment}.`);
  terminal.say(`${name}=${sealText(value, { repository: id, environment, name }, recipient)}`);
  return 0;
}

function mistakeIn(value: string): string | null {
  const length = Buffer.byteLength(value);
  if (length > longestSealed) return `It has ${length} bytes, and ${longestSealed} are the most.`;
  return value.includes("\0") ? "It has a NUL character, which no program could be given." : null;
}
