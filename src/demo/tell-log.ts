// Tells in the terminal what a run prints, as it prints it.
import { setTimeout as pass } from "node:timers/promises";
import type { Store } from "../flows/ports.ts";
import { tellPlain } from "./terminal.ts";

const look = 5;

/** Resolves when the run is over and all of its log is told. */
export async function tellLog({ runs, logs }: Pick<Store, "runs" | "logs">, id: string): Promise<void> {
  const tell = lines();
  for (let last = 0; ; ) {
    // The log after the run: where the run is over, the log is whole.
    const run = await runs.get(id);
    const { parts } = await logs.read(id, last);
    for (const { text, number } of parts) {
      tell(text);
      last = number;
    }
    if (parts.length > 0) continue;
    if (!run || run.stage === "over") return;
    await pass(look);
  }
}

/** Of a line that was written over only what it was in the end. */
function lines(): (text: string) => void {
  let open = "";
  return (text) => {
    const all = (open + text).split("\n");
    open = all.pop() ?? "";
    for (const line of all) tellPlain(line.split("\r").at(-1) ?? "");
  };
}
