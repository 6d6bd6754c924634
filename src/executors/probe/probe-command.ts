// Whether the program of a command is there and may be run, and the directory it runs in.
import { access, constants, stat } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import type { Variables } from "../operators/secret-mistakes.ts";
import type { LocalCommand } from "../operators/operators.ts";
import type { Probed } from "./probe.ts";

export async function probeCommand({ command, directory }: LocalCommand, variables: Variables): Promise<Probed> {
  const [program] = command;
  const found = await findProgram(program, directory, variables);
  if (found === null)
    return bad(`${program} is not there, or may not be run`, `Put it there, and make it executable for Slipway.`);
  if (directory !== null && !(await isDirectory(directory)))
    return bad(`Its directory ${directory} is not there`, "Make it, or name another one.");
  return { state: "good", says: `${found} is there and may be run`, todo: null };
}

const bad = (says: string, todo: string): Probed => ({ state: "bad", says, todo });

/** A name without "/" is looked for as a shell does. */
async function findProgram(program: string, directory: string | null, { PATH }: Variables): Promise<string | null> {
  const places = program.includes("/")
    ? [resolve(directory ?? "/", program)]
    : (PATH ?? "").split(delimiter).map((folder) => join(folder, program));
  for (const place of places) if (await mayRun(place)) return place;
  return null;
}

const mayRun = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
