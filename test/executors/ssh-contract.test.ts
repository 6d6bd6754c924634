// Commands over ssh keep what every executor promises.
import { test } from "@jest/globals";
import { commandBench } from "./command-bench.ts";
import { aCommand, machineIn, makeFolder, sh } from "./command-stage.ts";
import { executorContract } from "./executor-contract.ts";
import { hasSshd, startSshd } from "./sshd.ts";

async function overThere() {
  const folder = await makeFolder();
  const { client, destination, close } = await startSshd(folder);
  const { directory: _, ...common } = aCommand();
  const cancel = sh('echo 9 > "$1/end"', folder);
  return {
    folder,
    machine: { ...machineIn(folder), ssh: client },
    define: (command: typeof common.command) => ({ ...common, kind: "ssh" as const, command, destination, cancel }),
    close,
  };
}

if (hasSshd) executorContract("ssh", () => commandBench(overThere), { follows: true, cancels: true });
else test.skip("no sshd", () => {});
