// npm run demo: a pull request in the browser; with --script, a conversation in the terminal.
import { parseArgs } from "node:util";
import { playScript } from "./script.ts";
import { openStage } from "./stage.ts";
import { say } from "./terminal.ts";

const usage = "Usage: npm run demo [-- --script]";

try {
  const { values } = parseArgs({
    options: { script: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  if (values.help) say(usage);
  else await (values.script ? script() : browser());
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

async function browser(): Promise<void> {
  const stage = await openStage({ ports: { github: 4000, slipway: 3000 }, pace: 1500 });
  say(
    "A GitHub that fits in a process, with Slipway installed and a tool that deploys.",
    "",
    `  The pull request:  ${stage.pullUrl}`,
    `  Slipway itself:    ${stage.slipwayUrl}`,
    "",
    "Comment /deploy staging on the pull request, and watch. Ctrl+C ends it.",
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stage.close().then(() => process.exit()));
}

/** Exits by itself; whatever went wrong in it is an exit code. */
async function script(): Promise<void> {
  const stage = await openStage({ ports: { github: 0, slipway: 0 }, pace: 300 });
  try {
    await playScript(stage);
  } finally {
    await stage.close();
  }
}
