// The code that stands before the first run: printed in the terminal, good for one browser, and for ten mistakes.
import { randomBytes } from "node:crypto";
import { isSame } from "../dashboard/sign-in/signed.ts";

/** Who mistypes it gets on; who guesses has 2^160 to choose from, and a new code every ten. */
const mostMistakes = 10;

export interface OneTimeCode {
  /** "used": some browser has it, and no other can. */
  take(given: string): "taken" | "wrong" | "used";
}

/** `tell` is told the code, and each one that comes after too many mistakes. */
export function createCode(tell: (code: string) => void): OneTimeCode {
  let [code, mistakes, isUsed] = [newCode(tell), 0, false];
  return {
    take: (given) => {
      if (isUsed) return "used";
      isUsed = isSame(plain(given), plain(code));
      if (isUsed) return "taken";
      mistakes += 1;
      if (mistakes >= mostMistakes) [code, mistakes] = [newCode(tell), 0];
      return "wrong";
    },
  };
}

/** Without letters that look like digits: 32 of them, 5 bits each. */
const alphabet = "abcdefghjkmnpqrstuvwxyz123456789";

/** Eight groups of four, 160 bits. */
function newCode(tell: (code: string) => void): string {
  const letters = [...randomBytes(32)].map((byte) => alphabet[byte % alphabet.length]).join("");
  const code = letters.replaceAll(/.{4}(?=.)/g, "$&-");
  tell(code);
  return code;
}

const plain = (code: string): string => code.toLowerCase().replaceAll(/[\s-]/g, "");
