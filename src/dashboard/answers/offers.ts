// What is configured for a repository, for as long as a few people look at its pages at once.
import type { Repository } from "../../domain/repository.ts";
import { type Offer, readOffer } from "../../flows/page/read-offer.ts";
import type { Ports } from "../../flows/ports.ts";
import { forAWhile } from "../sign-in/for-a-while.ts";

export type Offers = (repository: Repository) => Promise<Offer>;

/** Milliseconds: who changes slipway.yml looks at the page right after. */
const life = 10_000;

export function createOffers(ports: Pick<Ports, "github" | "clock">): Offers {
  const kept = forAWhile<Offer>({ clock: ports.clock, life, most: 500 });
  return (repository) => kept(`${repository.id}`, () => readOffer(ports, repository));
}
