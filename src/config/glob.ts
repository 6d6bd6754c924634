// Globs of ref names: `*` and `?` stay within one part of a path, `**` goes across.

const pieces = /(?<=^|\/)\*\*\/|\*{2,}|\*|\?|./gsu;

/** Without backtracking: the time grows with the length of the glob times that of the name, whatever they hold. */
export function matchesGlob(glob: string, name: string): boolean {
  const letters = Array.from(name);
  const start = [true, ...letters.map(() => false)];
  const reached = (glob.match(pieces) ?? []).reduce((from, piece) => advance(from, piece, letters), start);
  return reached[letters.length] === true;
}

/** `from[i]`: what came before can be the first i letters. Answers the same for one piece more. */
function advance(from: readonly boolean[], piece: string, letters: readonly string[]): boolean[] {
  const to: boolean[] = [];
  let before = false;
  for (let at = 0; at < from.length; at++) {
    const last = at === 0 ? null : (letters[at - 1] ?? null);
    const one = at > 0 && from[at - 1] === true;
    before ||= one;
    to.push(fits({ piece, last, here: from[at] === true, one, before, more: to[at - 1] === true }));
  }
  return to;
}

interface Step {
  readonly piece: string;
  /** The last letter of those that are to be matched. */
  readonly last: string | null;
  /** Everything was matched without this piece; all but the last letter was; any shorter beginning was. */
  readonly here: boolean;
  readonly one: boolean;
  readonly before: boolean;
  /** This piece matched up to the last letter. */
  readonly more: boolean;
}

function fits({ piece, last, here, one, before, more }: Step): boolean {
  const within = last !== null && last !== "/";
  if (piece === "**/") return here || (before && last === "/");
  if (piece.startsWith("**")) return here || before;
  if (piece === "*") return here || (more && within);
  if (piece === "?") return one && within;
  return one && last === piece;
}
