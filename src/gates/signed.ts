// The head commit has a signature that GitHub verified.
import { because } from "../domain/reasons.ts";
import { isUnread } from "../domain/snapshot.ts";
import { block, pass } from "../domain/verdict.ts";
import { type Gate, ranThere } from "./gate.ts";

export const signed: Gate = {
  name: "signed",
  asks: "The head's signature is verified, where that is asked.",
  wakesOn: [],
  overridable: false,
  skippedFor: ranThere,
  evaluate({ request, snapshot }) {
    const { signed, sha } = snapshot.head;
    if (!request.environment.signed) return pass;
    if (isUnread(signed)) return block(because("unread", { what: "the signature of the head", why: signed.unread }));
    return signed ? pass : block(because("unsigned", { sha }));
  },
};
