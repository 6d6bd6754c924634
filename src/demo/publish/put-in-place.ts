// Puts a built site in the place of the one before, at once: nobody ever sees half of it.
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Place {
  readonly environment: string;
  /** A name of its own for this site. */
  readonly release: string;
}

/** Afterwards `shown/ENVIRONMENT` is the site. */
export function putInPlace(site: ReadonlyMap<string, string>, { environment, release }: Place): void {
  for (const [path, content] of site) {
    const file = join("releases", release, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const link = join("releases", `${release}.link`);
  rmSync(link, { force: true });
  symlinkSync(join("..", "releases", release), link);
  mkdirSync("shown", { recursive: true });
  renameSync(link, join("shown", encodeURIComponent(environment)));
}
