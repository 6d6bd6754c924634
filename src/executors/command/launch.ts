// Starts the runner of a run: a process of its own, which outlives this one.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Instructions } from "./instructions.ts";
import type { Variables } from "./order-variables.ts";
import { abandon } from "./run-folder.ts";

const runner = fileURLToPath(new URL("./runner.ts", import.meta.url));

/** A second runner of one folder begins nothing. */
export function launch(folder: string, instructions: Instructions, environment: Variables): void {
  const child = spawn(process.execPath, [runner, folder], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const gone = (): void =>
    void abandon(folder, { kind: "not_started", what: "its runner", code: "ERROR" }).catch(() => {});
  child.on("error", gone).on("exit", gone);
  child.stdin.on("error", () => {}).end(JSON.stringify(instructions));
  child.unref();
}
