// Numbers and tables as the report shows them.

export const number = (value: number): string => Math.round(value).toLocaleString("en-US");

export const milliseconds = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line), ""];
}
