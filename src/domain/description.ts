// A deployment status's description: one line, as long as GitHub takes.

/** More is a 422: https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status */
const most = 140;

/** A second call changes nothing. */
export function toDescription(text: string): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (line.length <= most) return line;
  return `${line
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, "")}…`;
}
