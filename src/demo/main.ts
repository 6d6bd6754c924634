// npm run demo: a pull request in the browser; with --script, a conversation in the terminal.
import { parseArgs } from "node:util";
import { playScript } from "./script.ts";
import { openStage, type Stage, type Staging } from "./stage.ts";
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
  const stage = await open({ ports: { github: 4000, slipway: 3000, site: 4001 }, pace: 1500, keepsPace: true });
  say(
    "A GitHub that fits in a process, with Slipway installed and two ways to deploy.",
    "",
    `  The pull request:  ${stage.pullUrl}`,
    `  The dashboard:     ${stage.slipwayUrl}/`,
    `  What it deploys:   ${stage.siteUrl}/staging/`,
    "",
    "Comment /deploy staging on the pull request, and watch its log. Ctrl+C ends it.",
  );
}

/** Exits by itself; whatever went wrong in it is an exit code. */
async function script(): Promise<void> {
  const stage = await open({ ports: { github: 0, slipway: 0, site: 0 }, pace: 300, keepsPace: false });
  try {
    await playScript(stage);
  } finally {
    await stage.close();
  }
}

/** However early the end comes, nothing is left behind. */
function open(staging: Staging): Promise<Stage> {
  const opening = openStage(staging);
  const end = async (code: number): Promise<void> => {
    await (await opening).close();
    process.exit(code);
  };
  process.once("SIGINT", () => void end(130));
  process.once("SIGTERM", () => void end(143));
  // Whoever reads the conversation may stop reading.
  process.stdout.once("error", () => void end(1));
  return opening;
}
