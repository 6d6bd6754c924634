// What an operator must change before the embedded PostgreSQL can run, in sentences.
import { Fault } from "../../domain/fault.ts";
import { errorField } from "../error-field.ts";

export const setupFault = (message: string, cause?: unknown): Fault => new Fault("setup", message, { cause });

const ownDatabase = "or set DATABASE_URL to a PostgreSQL of your own";

export const noBinaries = (platform: string): Fault =>
  setupFault(`Slipway brings no PostgreSQL for this platform (${platform}). Set DATABASE_URL to one of your own.`);

/** The file is there and does not start: another C library (Alpine), or a file system mounted noexec. */
export const cannotRun = (program: string, error: unknown): Fault =>
  setupFault(
    `The PostgreSQL that Slipway brings does not run on this system (${program}: ${errorField(error, "message")}). ` +
      "Set DATABASE_URL to one of your own.",
    error,
  );

const full = (folder: string): string => `No space is left for the data folder ${folder}. Make room there.`;

const notWritable = (folder: string): string =>
  `The data folder ${folder} is not writable for Slipway. Give it to Slipway's user, set SLIPWAY_DATA_DIR to another one, ${ownDatabase}.`;

const byCode: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: (folder) => `The data folder ${folder} is not a folder. Set SLIPWAY_DATA_DIR to one.`,
  EEXIST: (folder) => `The data folder ${folder} is not a folder. Set SLIPWAY_DATA_DIR to one.`,
};

/** For errors of file operations on the data folder; others stay what they are. */
export function folderFault(folder: string, error: unknown): unknown {
  const code = errorField(error, "code");
  const say = byCode[code];
  return say ? setupFault(say(folder), error) : error;
}

/** For what `initdb` and `postgres` print when they give up. */
export function outputFault(folder: string, lines: readonly string[]): Fault {
  const output = lines.join("\n");
  if (/No space left on device|Disk quota exceeded/.test(output)) return setupFault(full(folder));
  if (/Permission denied|Read-only file system/.test(output)) return setupFault(`${notWritable(folder)} ${output}`);
  return setupFault(`PostgreSQL does not start in ${folder}:\n${output}\nMend that, ${ownDatabase}.`);
}
