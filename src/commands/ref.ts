// The branch, tag or sha of `REF to ENV`.
import { isName } from "./environments.ts";
import type { Word } from "./tokenize.ts";

/**
 * What git lets a ref be called: https://git-scm.com/docs/git-check-ref-format. Anything else, such as `main~1` or
 * `main:file`, would be an expression where GitHub reads one.
 */
export const isRef = (word: Word): boolean => isName(word) && !never.test(word.text);

const never = /[ ~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(?:$|\/)|^@$/;
