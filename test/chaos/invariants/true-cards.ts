// A card says what GitHub says, and what was final once stays final.
import { cardsOf, deploymentsOf, type Invariant } from "../evidence.ts";
import { headlineOf, isFinalText, slipway } from "../words.ts";

/** How a card begins for the newest status of its deployment. */
const headlines: Readonly<Record<string, RegExp>> = {
  success: /^✅ Deployed to/,
  failure: /^❌ Deployment to \S+ failed/,
  error: /^❌ Deployment to \S+ ended with an error/,
  // Nobody is told of `inactive`: the card may go on saying what it was before.
  inactive: /^(💤 No longer|✅ Deployed|❌)/,
};

export const cardsAreTrue: Invariant = (evidence) =>
  cardsOf(evidence).flatMap(({ request, comment }) => {
    const [deployment] = deploymentsOf(evidence, request);
    const headline = headlineOf(comment.body);
    if (!deployment) {
      return /^(✅|💤 No longer|❌ Deployment to \S+ failed)/.test(headline)
        ? [`request ${request} has no deployment, and its card says: ${headline}`]
        : [];
    }
    const newest = deployment.statuses.at(-1);
    const state = newest?.creator === slipway ? newest.state : (newest?.state ?? "none");
    if (headlines[state]?.test(headline)) return [];
    return [`deployment ${deployment.id} of request ${request} is ${state}, and its card says: ${headline}`];
  });

export const finalStaysFinal: Invariant = ({ recorder }) =>
  [...recorder.comments.values()].flatMap(({ texts }) => {
    const first = texts.findIndex(isFinalText);
    const back = first < 0 ? [] : texts.slice(first).filter((text) => !isFinalText(text));
    return back
      .slice(0, 1)
      .map((text) => `a card went back from "${headlineOf(texts[first] ?? "")}" to "${headlineOf(text)}"`);
  });

/** In a scenario nothing happens that would excuse one. */
export const noInternalErrors: Invariant = (evidence) =>
  cardsOf(evidence)
    .filter(
      ({ request, comment }) =>
        deploymentsOf(evidence, request).length === 0 && headlineOf(comment.body).startsWith("❌"),
    )
    .map(
      ({ request, comment }) =>
        `request ${request} came to nothing: ${comment.body.split("\n").slice(0, 12).join(" ").slice(0, 600)}`,
    );
