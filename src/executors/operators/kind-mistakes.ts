// Mistakes between the keys of one executor: it is a command, a command over ssh, or a webhook, and has the keys of that.
import { asMap, type Data, isMap } from "../../config/data.ts";
import type { Mistake } from "../../config/finding.ts";
import { quoted } from "../../config/wording.ts";

type Kind = "command" | "ssh" | "webhook";

/** Keys that not every kind has. */
const only: readonly { readonly key: string; readonly of: readonly Kind[]; readonly says: string }[] = [
  { key: "command", of: ["command", "ssh"], says: '"command" stands beside "webhook": an executor is one of them' },
  { key: "cancel", of: ["ssh"], says: '"cancel" is for "ssh": a command on this host is stopped without it' },
  { key: "directory", of: ["command"], says: '"directory" is for a command on this host' },
  { key: "secret_env", of: ["webhook"], says: '"secret_env" is for "webhook"' },
  {
    key: "concurrency",
    of: ["command", "ssh"],
    says: '"concurrency" is for commands: a webhook\'s receiver has its own',
  },
];

const asks: Readonly<Record<Kind, { readonly key: string; readonly says: string } | null>> = {
  command: null,
  ssh: { key: "command", says: '"command" is missing: what is to be run on that host' },
  webhook: { key: "secret_env", says: '"secret_env" is missing: the environment variable with the secret' },
};

export const kindMistakes = (data: Data): readonly Mistake[] =>
  Object.entries(asMap(data["executors"])).flatMap(([name, body]) =>
    isMap(body) ? mistakesOf(["executors", name], body) : [],
  );

function mistakesOf(path: readonly string[], body: Data): readonly Mistake[] {
  const kind = kindOf(body);
  if (kind === null)
    return [at(path, `${quoted(path.at(-1) ?? "")} needs "command", "ssh" and "command", or "webhook"`)];
  if (kind === "webhook" && has(body, "ssh"))
    return [at([...path, "ssh"], '"ssh" stands beside "webhook": an executor is one of them')];
  const wrong = only.filter(({ key, of }) => has(body, key) && !of.includes(kind));
  const missing = asks[kind];
  const lacks = missing && !has(body, missing.key) ? [missing] : [];
  return [...wrong, ...lacks].map(({ key, says }) => at([...path, key], says));
}

const at = (path: readonly string[], says: string): Mistake => ({ path, at: "key", says: () => says });

const has = (body: Data, key: string): boolean => Object.hasOwn(body, key);

export function kindOf(body: object): Kind | null {
  if ("webhook" in body) return "webhook";
  if ("ssh" in body) return "ssh";
  return "command" in body ? "command" : null;
}
