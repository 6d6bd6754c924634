// Words for the log: in colours, for Slipway keeps them.
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Nobody's terminal is asked what it can show. */
const styled =
  (style: Style) =>
  (text: string): string =>
    styleText(style, text, { validateStream: false });

export const [bold, dim, green, red, blue] = [
  styled("bold"),
  styled("gray"),
  styled("green"),
  styled("red"),
  styled("blue"),
];

export const print = (...lines: readonly string[]): void =>
  void process.stdout.write(lines.map((line) => `${line}\n`).join(""));

export function size(content: string): string {
  const bytes = Buffer.byteLength(content);
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
