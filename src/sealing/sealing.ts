// What a running Slipway opens: with its key, and with those that it had before.
import type { Opened, Sealed, SealedPlace, Sealing } from "../domain/sealed.ts";
import { toKeyPair } from "./key-pair.ts";
import { open } from "./open.ts";

/** `keys`: none where the operator gave none. */
export function sealing(keys: readonly Buffer[]): Sealing {
  const pairs = keys.map(toKeyPair);
  return {
    open(sealed: Sealed, place: SealedPlace): Opened {
      const values: [string, string][] = [];
      for (const [name, text] of Object.entries(sealed)) {
        const opened = open(text, { ...place, name }, pairs);
        if ("why" in opened) return { kind: "refused", name, why: opened.why };
        values.push([name, opened.value]);
      }
      return { kind: "opened", values: Object.fromEntries(values) };
    },
  };
}
