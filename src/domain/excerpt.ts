// People's text made fit to repeat: short, on one line, without characters that nobody sees.

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const blanks = /\s+/g;

/** At most `most` characters of a text, and an ellipsis where there are more. It is not escaped for Markdown. */
export function excerpt(text: string, most = 60): string {
  const beginning = text.slice(0, 4 * most);
  const seen = Array.from(beginning.toWellFormed().replace(blanks, " ").replace(unseen, ""));
  const whole = seen.length <= most && beginning === text;
  return whole ? seen.join("") : `${seen.slice(0, most).join("")}…`;
}
