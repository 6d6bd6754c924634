// A command that somebody gave on a page, and what is remembered of it.
import { createHash } from "node:crypto";
import { hideSecrets } from "../../domain/hide-secrets.ts";
import type { Repository } from "../../domain/repository.ts";
import type { Ports } from "../ports.ts";

export interface PageCommand {
  /** Made at random with the form: the same one a second time is the same command. */
  readonly nonce: string;
  readonly repository: Repository;
  /** Its number: the command stands on it as a comment would. */
  readonly pullRequest: number;
  readonly login: string;
  /** As it would be written in a comment: one line. */
  readonly line: string;
}

/** What a page can say of one of before. */
export interface Asked {
  readonly login: string;
  readonly pullRequest: number;
  /** Without secrets. */
  readonly line: string;
  /** Tells it from another line. */
  readonly print: string;
  /** Of the comment that was left for it; null: it is on its way. */
  readonly url: string | null;
}

type Kept = Pick<Ports, "store">;
type Named = Pick<PageCommand, "repository" | "nonce">;

const keyOf = ({ repository, nonce }: Named): string => `${repository.id}/page ${nonce}`;

export async function readAsked({ store }: Kept, command: Named): Promise<Asked | null> {
  const note = await store.notes.get(keyOf(command));
  return note && (JSON.parse(note.body) as Asked);
}

/** Of the comment that was left for it; null: none was yet, or nobody remembers. */
export async function readLeft({ store }: Kept, command: Named): Promise<string | null> {
  return (await store.notes.get(keyOf(command)))?.nodeId || null;
}

/** `nodeId`: of its comment; "" where there is none yet. */
export const keepAsked = (
  { store }: Kept,
  command: Named,
  { nodeId, asked }: { readonly nodeId: string; readonly asked: Asked },
): Promise<void> => store.notes.save(keyOf(command), { nodeId, body: JSON.stringify(asked), outdated: false });

/** The same wish of the same person. */
export const isSame = (asked: Asked, { login, pullRequest, line }: PageCommand): boolean =>
  asked.login === login && asked.pullRequest === pullRequest && asked.print === printOf(line);

const printOf = (line: string): string => createHash("sha256").update(line).digest("base64url");

type Told = Pick<PageCommand, "login" | "pullRequest" | "line">;

export const toAsked = ({ login, pullRequest, line }: Told, url: string | null): Asked => ({
  login,
  pullRequest,
  line: hideSecrets(line),
  print: printOf(line),
  url,
});
