// The two names of a record: a number that only grows, and a node id that tells type and number to nobody but us.
import type { State } from "./model.ts";

export interface Identity {
  readonly id: number;
  readonly nodeId: string;
}

export const nodeIdOf = (type: string, id: number | string): string =>
  Buffer.from(`${type}:${id}`).toString("base64url");

/** null where the text was never one of our node ids. */
export function readNodeId(nodeId: string): { readonly type: string; readonly id: string } | null {
  const match = /^(\w+):(.+)$/s.exec(Buffer.from(nodeId, "base64url").toString());
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null;
}

export function newIdentity(state: State, type: string): Identity {
  const id = state.nextId++;
  return { id, nodeId: nodeIdOf(type, id) };
}
