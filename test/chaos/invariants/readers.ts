// Whoever may only read sets nothing in motion.
import { reader } from "../draw-people.ts";
import { cardsOf, type Invariant } from "../evidence.ts";
import { commentOf, requestOf } from "../words.ts";

export const readersDeployNothing: Invariant = (evidence) => {
  const theirs = new Set(evidence.spoken.filter(({ by }) => by === reader).map(({ comment }) => comment.id));
  const deployments = evidence.recorder.made.filter(({ deployment }) =>
    theirs.has(commentOf(requestOf(deployment) ?? "")),
  );
  const cards = cardsOf(evidence).filter(({ request }) => theirs.has(commentOf(request)));
  return [
    ...deployments.map(({ deployment }) => `deployment ${deployment.id} is for the command of a reader`),
    ...cards.map(({ request }) => `request ${request} is of a reader`),
  ];
};
