// Dead jobs as a table for people, and as JSON for programs.
import type { DeadJob } from "../store/queue/dead-jobs.ts";
import { harmless } from "./terminal.ts";

const titles = ["ID", "KIND", "KEY", "GIVEN UP", "TRIES", "ERROR"] as const;

export function renderTable(dead: readonly DeadJob[]): string {
  const rows = [titles, ...dead.map(toRow)];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return rows.map((row) => line(row).trimEnd()).join("\n");
}

const longestError = 120;

function toRow({ id, job, key, at, tries, error }: DeadJob): readonly string[] {
  const [first = ""] = error.split("\n");
  const cells = [id, kindOf(parse(job)), key, `${at.slice(0, 19)}Z`, String(tries), first.slice(0, longestError)];
  return cells.map(harmless);
}

/** A job of a version that wrote it otherwise is shown as the text that it is. */
export function renderJson(dead: readonly DeadJob[]): string {
  const all = dead.map(({ job: text, ...rest }) => {
    const job = parse(text);
    return { ...rest, kind: kindOf(job), job: job ?? text };
  });
  return JSON.stringify(all, null, 2);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function kindOf(job: unknown): string {
  const kind: unknown = typeof job === "object" && job !== null ? Reflect.get(job, "kind") : null;
  return typeof kind === "string" ? kind : "unknown";
}
