// What the reviews say of merging.
import { opinionsOf } from "../../state/reviews.ts";
import type { PullFacts } from "../facts/pull.ts";
import { plural } from "./bits.ts";
import type { Row } from "./row.ts";

export function reviewsRow({ pull, repository }: PullFacts): Row {
  const opinions = opinionsOf(pull);
  const refused = opinions.filter(({ state }) => state === "CHANGES_REQUESTED");
  const approved = opinions.filter(({ state }) => state === "APPROVED");
  const needed = repository.requiredReviews.get(pull.base) ?? 0;
  const key = "reviews";
  if (refused.length > 0)
    return { key, tone: "red", drawing: "warning", title: "Changes requested", text: `By ${names(refused)}.` };
  if (approved.length >= Math.max(needed, 1))
    return {
      key,
      tone: "green",
      drawing: "check",
      title: "Changes approved",
      text: `${plural(approved.length, "approving review")} by ${names(approved)}.`,
    };
  if (needed > 0)
    return {
      key,
      tone: "red",
      drawing: "eye",
      title: "Review required",
      text: `At least ${plural(needed, "approving review")} by people with write access.`,
    };
  return { key, tone: "", drawing: "eye", title: "No review", text: "Nobody has reviewed these changes yet." };
}

const names = (reviews: readonly { readonly author: string }[]): string =>
  reviews.map(({ author }) => author).join(", ");
