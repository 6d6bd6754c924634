// How far an environment's history is whole in the index, after one more of GitHub's pages.
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Coverage, Stretch } from "../ports.ts";

export interface PageRead {
  /** Newest first. */
  readonly deployments: readonly PastDeployment[];
  readonly next: string | null;
}

/** More are not read of one history: whoever wants to see what is below has GitHub's own page. */
export const mostPages = 400;

/** After GitHub's newest page. What was whole before is joined, or becomes the ground below a gap. */
export function afterNewest(known: Coverage | null, page: PageRead, asOf: string): Coverage {
  const top = toStretch(page);
  const newestFrom = top.wholeFrom;
  if (known === null || top.next === null) return { asOf, newestFrom, top, ground: null };
  if (meets(page, known.top)) return { asOf, newestFrom, top: join(top, known.top), ground: known.ground };
  // Of two gaps one is remembered: what stands between them is read again.
  return { asOf, newestFrom, top, ground: known.ground ?? known.top };
}

/** After the page that begins where the top ends. */
export function afterNext(known: Coverage, page: PageRead): Coverage {
  const { top, ground } = known;
  const pages = top.pages + 1;
  const read = toStretch(page);
  const wholeFrom = page.next === null ? null : (read.wholeFrom ?? top.wholeFrom);
  const longer = { ...top, wholeFrom, next: page.next, pages };
  if (page.next === null) return { ...known, top: longer, ground: null };
  return ground && meets(page, ground)
    ? { ...known, top: join(longer, ground), ground: null }
    : { ...known, top: longer };
}

/** Something below the top was not read yet, and may be. */
export const isWorthReadingOn = ({ top }: Coverage): boolean => top.next !== null && top.pages < mostPages;

function toStretch({ deployments, next }: PageRead): Stretch {
  const [newest, oldest] = [deployments[0], deployments.at(-1)];
  return {
    newest: newest ? { id: newest.id, createdAt: newest.createdAt } : null,
    wholeFrom: next === null ? null : (oldest?.createdAt ?? null),
    next,
    pages: 1,
  };
}

/** Of the same second GitHub may have made more than a page shows: only an older one proves that nothing is between. */
function meets({ deployments }: PageRead, { newest }: Stretch): boolean {
  const oldest = deployments.at(-1);
  if (!newest || !oldest) return false;
  return deployments.some(({ id }) => id === newest.id) || Date.parse(oldest.createdAt) < Date.parse(newest.createdAt);
}

/** Where GitHub has removed some, the page reaches further down than what was known. */
function join(upper: Stretch, lower: Stretch): Stretch {
  const { newest, wholeFrom } = upper;
  const isLower = wholeFrom !== null && lower.wholeFrom !== null && Date.parse(wholeFrom) < Date.parse(lower.wholeFrom);
  return isLower ? { ...upper, pages: lower.pages } : { ...lower, newest };
}
