// What is configured for a repository, for as long as a few people look at its pages at once.
import type { Repository } from "../../domain/repository.ts";
import { KeptWhile } from "../../flows/kept-while.ts";
import { type Offer, readOffer } from "../../flows/page/read-offer.ts";
import type { Ports } from "../../flows/ports.ts";

export type Offers = (repository: Repository) => Promise<Offer>;

/** Milliseconds: who changes slipway.yml looks at the page right after. */
const life = 10_000;
const most = 500;

export function createOffers(ports: Pick<Ports, "github" | "clock">): Offers {
  const kept = new KeptWhile<Offer>(ports.clock, life, most);
  return (repository) => kept.ask(`${repository.id}`, () => readOffer(ports, repository));
}
