// The check run on a pull request that changes slipway.yml: what its title and its summary say.
import type { ReasonFacts } from "../domain/reasons.ts";
import { code, join, link, type Markdown, md, table } from "./md.ts";
import { count, fitting, names } from "./words.ts";

/** The configuration that a pull request would bring. */
export type CheckedConfig =
  | { readonly kind: "fine"; readonly environments: readonly string[] }
  | ({ readonly kind: "mistakes" } & ReasonFacts["config_broken"])
  | { readonly kind: "unreadable"; readonly why: string }
  /** It has no mistakes of its own, and extends what nobody has read. */
  | { readonly kind: "extends"; readonly name: string; readonly path: string }
  /** The pull request deletes it. */
  | { readonly kind: "missing" };

/** The title is plain text, as GitHub takes it. */
export function renderConfigCheck(checked: CheckedConfig): { readonly title: string; readonly summary: Markdown } {
  switch (checked.kind) {
    case "fine":
      return { title: "No mistakes", summary: fine(checked.environments) };
    case "mistakes":
      return { title: count(checked.problems.length, "mistake"), summary: mistakes(checked) };
    case "unreadable":
      return { title: "It cannot be read", summary: md`It could not be read (${checked.why}). ${untilMended}` };
    case "extends":
      return { title: "No mistakes in the file itself", summary: unread(checked) };
    case "missing":
      return { title: "No file", summary: withoutFile };
  }
}

const untilMended = md`Once this is on the default branch, nothing is deployed until that is mended.`;

const usual = md`they are the repository's own on GitHub, ${code("staging")} and ${code("production")}`;

const fine = (environments: readonly string[]): Markdown =>
  environments.length > 0 ? md`Environments: ${names(environments)}.` : md`It names no environments: ${usual}.`;

const unread = ({ name, path }: Extract<CheckedConfig, { kind: "extends" }>): Markdown =>
  md`It extends ${code(`${name}:${path}`)}, which the default branch does not. That is read once this is on the default branch: until then names that only it has may be wrong.`;

const withoutFile = md`The file of the organisation's ${code(".github")} repository holds then. Where there is none either, all defaults do, also for the environments: ${usual}.`;

/** GitHub takes 65,535 characters of summary. */
const room = { most: 100, length: 40_000 };

/** They may be those of a file that this one extends. */
function mistakes({ path, url, problems }: ReasonFacts["config_broken"]): Markdown {
  const { shown, more } = fitting(problems, room, ({ message }) => md`${message}`);
  const rows = problems.slice(0, shown.length).map(({ line, column }, index) => {
    const place = link(md`${line}`, `${url}#L${line}`);
    return [place, md`${column}`, shown[index] ?? md``];
  });
  const rest = more > 0 ? [md`… and ${more} more.`] : [];
  return join(
    [md`${link(code(path), url)} has mistakes. ${untilMended}`, table(["line", "column", "what"], rows), ...rest],
    "\n\n",
  );
}
