// What in a plain text looks like a secret: by its own shape, or by the name that it is given for.

/** Prefixes that their makers chose so that secrets can be found, keys in PEM, and passwords in addresses. */
export const secretShapes = [
  /\b(?:gh[oprsu]_|github_pat_|glpat-|npm_|xox[abeoprs]-|sk-|[rs]k_live_|slipway_report_1_)[\w-]{16,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bAIza[\w-]{35}\b/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^]*/,
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/:@]{0,200}:[^\s/@]+@/i,
] as const;

const secretName =
  /pass(?:word|wd|phrase)?$|secret|token|credential|(?:api|access|private|encryption|signing)_?key|^key$|_key$/i;

/** Long, without blanks, and of letters and digits. */
const isRandom = (value: string): boolean => /^(?=.*\d)(?=.*[A-Za-z])\S{16,}$/.test(value);

/** A guess: good for a warning. */
export const looksSecret = (name: string, value: string): boolean =>
  secretShapes.some((shape) => shape.test(value)) || (secretName.test(name) && isRandom(value));
