// Every command that reached Slipway has exactly one outcome, in words that are final.

import { writer } from "../draw-people.ts";
import { cardsOf, commentsOf, type Evidence, type Invariant, isKnown } from "../evidence.ts";
import type { Spoken } from "../people.ts";
import { headlineOf, isFinalText } from "../words.ts";

export const oneOutcome: Invariant = (evidence) => {
  const cards = cardsOf(evidence);
  return evidence.spoken
    .filter(({ by, comment }) => by === writer && isKnown(evidence, comment))
    .flatMap(({ comment }) =>
      wantedBy(comment.body).flatMap((environment) => {
        const own = cards.filter(({ request }) => isOf(request, comment.id, environment));
        const name = `comment ${comment.id} to ${environment}`;
        if (own.length !== 1) return [`${name} has ${own.length} cards`];
        return own
          .filter((card) => !isFinalText(card.comment.body))
          .map((card) => `the card of ${name} is not final: ${headlineOf(card.comment.body)}`);
      }),
    );
};

const isOf = (request: string, comment: number, environment: string): boolean =>
  request.startsWith(`${comment}.`) && request.endsWith(`.${environment}`);

/** As people would count: the same environment twice is one wish. */
export function wantedBy(body: string): string[] {
  const lines = body.split("\n").filter((line) => line.startsWith("/deploy"));
  const names = lines.flatMap((line) => (line.split(" ")[1] ?? "staging").split(","));
  return [...new Set(names)].filter((name) => name === "staging" || name === "production");
}

/** What cannot be understood is answered, once. */
export const oneAnswer: Invariant = (evidence) =>
  evidence.spoken
    .filter(({ by, comment }) => by === writer && comment.body.includes("nowhere") && isKnown(evidence, comment))
    .map((spoken) => ({ spoken, count: answersTo(evidence, spoken) }))
    .filter(({ count }) => count !== 1)
    .map(({ spoken, count }) => `comment ${spoken.comment.id} has ${count} answers instead of one`);

const answersTo = (evidence: Evidence, { comment }: Spoken): number =>
  commentsOf(evidence).filter(({ mark }) => mark === `answer ${comment.id}`).length;
