// npm run slipway -- check-config: what is wrong with a slipway.yml, without GitHub.
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseConfig } from "../config/parse-config.ts";
import type { Settings } from "../config/settings.ts";
import { harmless } from "./terminal.ts";
import { orProblem, type Problem, problem } from "./problem.ts";
import type { Verb } from "./verb.ts";

const usualFile = ".github/slipway.yml";

const usage = [
  "Usage: npm run slipway -- check-config [FILE]",
  "",
  `Tells every mistake in FILE, ${usualFile} without one, as FILE:LINE:COLUMN: what is wrong. Nothing is asked of GitHub:`,
  "what the file extends is not read, and teams, people and executors that it names are not looked for.",
].join("\n");

export const checkConfig: Verb = {
  means: `tells every mistake in ${usualFile}, or in the file that is named`,
  run: async (words, terminal) => {
    const asked = parse(words);
    if ("problem" in asked) {
      terminal.complain(`${asked.problem}\n\n${usage}`);
      return 2;
    }
    if (asked.help) terminal.say(usage);
    if (asked.help) return 0;
    const { code, lines } = await check(asked.file);
    terminal.say(lines.map(harmless).join("\n"));
    return code;
  },
};

type Asked = { readonly file: string; readonly help: boolean } | Problem;

const options = { help: { type: "boolean", default: false, short: "h" } } as const;

function parse(words: readonly string[]): Asked {
  return orProblem(() => {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [file = usualFile, second] = positionals;
    return second === undefined ? { file, help: values.help } : problem("One file at a time.");
  });
}

interface Found {
  readonly code: 0 | 1;
  readonly lines: readonly string[];
}

async function check(file: string): Promise<Found> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== "string") return { code: 1, lines: [`${file}: cannot be read (${text.code ?? text.message})`] };
  const parsed = parseConfig(text);
  if ("settings" in parsed) return { code: 0, lines: fine(file, parsed.settings) };
  return {
    code: 1,
    lines: parsed.problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`),
  };
}

function fine(file: string, { environments, extends: extended }: Settings): readonly string[] {
  const names = [...(environments?.keys() ?? [])];
  const known = names.length > 0 ? `${count(names.length)} (${names.join(", ")})` : "it names no environments";
  const unread = extended ? [`${extended.name}:${extended.path}, which it extends, was not looked at.`] : [];
  return [`${file}: no mistakes: ${known}`, ...unread];
}

const count = (environments: number): string => `${environments} environment${environments === 1 ? "" : "s"}`;
