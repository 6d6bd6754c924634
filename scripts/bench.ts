// npm run bench: measures Slipway against bare Probot, and writes docs/benchmarks.md.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureRates, measureSoon } from "./bench/commands.ts";
import { openGitHub } from "./bench/github.ts";
import { measureMemory } from "./bench/growth.ts";
import { measureHistory } from "./bench/history.ts";
import { measureIntake } from "./bench/intake.ts";
import { measureLive } from "./bench/live.ts";
import { describeMachine } from "./bench/machine.ts";
import { renderReport } from "./bench/report.ts";

const sections = ["intake", "soon", "rates", "memory", "live", "history"] as const;

/** Some of the sections go to the terminal only; docs/benchmarks.md is always the whole of one run. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commands: { type: "string", default: "10000" }, quick: { type: "boolean", default: false } },
});
const wrong = positionals.filter((name) => !sections.some((section) => section === name));
if (wrong.length > 0) {
  process.stderr.write(`npm run bench [-- [--quick] [--commands N] [${sections.join(" | ")}] ...]\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "slipway-bench-"));
// PostgreSQL, which refuses to run as root, must be able to pass.
chmodSync(folder, 0o711);

async function step<Result>(name: (typeof sections)[number], measure: () => Promise<Result>): Promise<Result | null> {
  if (positionals.length > 0 && !positionals.includes(name)) return null;
  const begun = performance.now();
  process.stderr.write(`${name} ...`);
  const result = await measure();
  process.stderr.write(` ${Math.round((performance.now() - begun) / 1000)} s\n`);
  return result;
}

const commands = values.quick ? 1000 : Number(values.commands);
const machine = describeMachine(folder);
const intakes = await step("intake", () => measureIntake(join(folder, "intake"), values.quick ? 3 : 7));
const github = await openGitHub();
const soon = await step("soon", () => measureSoon(github, join(folder, "soon")));
const rates = await step("rates", () => measureRates(github, join(folder, "rates")));
const growth = await step("memory", () => measureMemory(github, join(folder, "memory"), commands));
const live = await step("live", () => measureLive(join(folder, "live")));
const history = await step("history", () => measureHistory(join(folder, "history")));
const report = renderReport({ machine, intakes, soon, rates, growth, live, history });
process.stdout.write(report);
if (positionals.length === 0 && !values.quick) writeFileSync("docs/benchmarks.md", report);
rmSync(folder, { recursive: true, force: true });
process.exit();
