// An executor of the operator's on this machine, for stories, and the end of what it carries out.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { Carrying } from "../../src/carrying.ts";
import { readOperators } from "../../src/executors/operators/read-operators.ts";
import { systemClock } from "../../src/system-clock.ts";
import { until } from "../chaos/until.ts";
import type { World } from "./world.ts";

/** Links, tokens and sealed values of stories are made with it. */
export const storyKey = Buffer.from("a key of this story, of this one only");

/** Runs this program; it is one of Node's, so that it runs everywhere. */
export function local(program: string): Carrying {
  const text = `executors:\n  local: { command: ${JSON.stringify([process.execPath, "-e", program])}, repositories: ["acme/site"] }\n`;
  const read = readOperators(text, { variables: {}, folder: tmpdir() });
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const folder = mkdtempSync(join(tmpdir(), "slipway-story-"));
  const machine = { folder, variables: process.env };
  return {
    ...read,
    masks: [],
    machine,
    url: "http://slipway.test",
    key: storyKey,
    publicLogs: true,
    clock: systemClock,
  };
}

export async function ended(world: World): Promise<void> {
  const isEnded = async (): Promise<boolean> => {
    await world.settle();
    return /^[✅❌🚫]/u.test(world.headline());
  };
  expect(await until(isEnded, { within: 20_000, every: 20 })).toBe(true);
}
