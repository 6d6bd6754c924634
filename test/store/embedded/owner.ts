// A process that owns a data folder, as Slipway does: says what happens on stdout, and takes one word on stdin: close.
import { openEmbedded } from "../../../src/store/embedded/open-embedded.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tell = (_facts: object, message: string): void => say(`log ${message}`);

const [dataDir = ""] = process.argv.slice(2);
try {
  const embedded = await openEmbedded({ dataDir, log: { info: tell, warn: tell, error: tell } });
  // Node would end at Ctrl+C; Slipway takes its time.
  process.on("SIGINT", () => say("interrupted"));
  process.stdin.once("data", () => {
    process.stdin.destroy();
    void embedded.close().then(() => say("closed"));
  });
  say(`open ${embedded.url}`);
} catch (error) {
  say(`refused ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
