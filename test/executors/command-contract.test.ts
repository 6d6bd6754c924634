// Commands on this host keep what every executor promises.
import { commandBench } from "./command-bench.ts";
import { executorContract } from "./executor-contract.ts";

executorContract("command", () => commandBench(), { follows: true, cancels: true });
