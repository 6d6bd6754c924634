// `repository` or `repository:path`, as other Probot apps write what a file extends.
import type { Extended } from "./settings.ts";

const usualPath = ".github/slipway.yml";

/** The file, or what a text must be to name one. */
export function parseExtended(text: string): Extended | string {
  const [name = "", ...rest] = text.split(":");
  if (name.includes("/")) {
    return "must be a repository without its owner: only those of the same owner are read";
  }
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(name) || name === "." || name === "..") {
    return "must be the name of a repository, or with a file: repository:path";
  }
  if (rest.length === 0) return { name, path: usualPath };
  const path = rest.join(":");
  return isPath(path) ? { name, path } : "must have a path such as .github/slipway.yml after the colon";
}

const isPath = (path: string): boolean =>
  /^[^\s\p{C}\\]{1,255}$/u.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
