// Words in the terminal: with colours where there is one that shows them.
import { stripVTControlCharacters, styleText } from "node:util";

export const say = (...lines: readonly string[]): void => void process.stdout.write(`${lines.join("\n")}\n`);

const colours = { ada: "cyan", rita: "magenta", alan: "yellow", slipway: "green", harbor: "blue" } as const;

const widest = 8;

/** One line of the conversation: who, and what. */
export function tell(who: string, what: string): void {
  const colour = who in colours ? colours[who as keyof typeof colours] : "gray";
  say(`${styleText(colour, who.padStart(widest))}  ${what}`);
}

/** One line of a log, in its own colours. */
export const tellPlain = (line: string): void =>
  say(
    `${" ".repeat(widest)}${styleText("gray", "│")} ${showsColours() ? line : stripVTControlCharacters(line)}`.trimEnd(),
  );

const showsColours = (): boolean => styleText("bold", "x") !== "x";

export const title = (text: string): void => say("", styleText("bold", text));
