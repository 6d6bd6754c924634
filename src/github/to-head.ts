// What is to be deployed, as the gates see it.
import type { Head, Unread } from "../domain/snapshot.ts";
import type { Aim } from "./aim.ts";
import { nodesOf } from "./facts-answer.ts";
import { type GraphqlError, whyUnread } from "./sort-graphql-errors.ts";

export const toHead = (aim: Aim, errors: readonly GraphqlError[]): Head => ({
  kind: aim.kind,
  ref: aim.ref,
  sha: aim.sha,
  exists: aim.exists,
  parents: nodesOf(aim.commit?.parents).map(({ oid }) => oid),
  behindBy: aim.behindBy,
  signed: signedOf(aim, errors),
  tree: aim.commit?.tree?.oid ?? null,
  on: aim.on,
});

function signedOf({ commit, why }: Aim, errors: readonly GraphqlError[]): boolean | Unread {
  if (!commit) return { unread: why };
  const hidden = whyUnread(errors, "signature");
  return hidden ? { unread: hidden } : commit.signature?.isValid === true;
}
