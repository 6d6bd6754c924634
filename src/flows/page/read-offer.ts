// What a page offers to choose from: environments as they are configured, and open pull requests.
import { readConfig } from "../../config/read-config.ts";
import { type Environments, resolveEnvironments } from "../../config/resolve-environments.ts";
import type { Environment } from "../../domain/environment.ts";
import type { Because } from "../../domain/reasons.ts";
import type { Repository } from "../../domain/repository.ts";
import { loadConfig } from "../load-config.ts";
import type { Choices, Ports } from "../ports.ts";

export interface Offer extends Pick<Choices, "url" | "pullRequests"> {
  /** Those that are there for every pull request. */
  readonly names: readonly string[];
  /** With the number of a pull request also one that is there for it alone; null: there is none of this name. */
  readonly find: (name: string, pullRequest?: number) => Environment | null;
  /** Why nobody knows the environments; null: they are known. */
  readonly trouble: Because | null;
}

export async function readOffer(ports: Pick<Ports, "github">, repository: Repository): Promise<Offer> {
  const { url, pullRequests, environments, config } = await ports.github.readChoices(repository);
  const read = readConfig(await loadConfig(ports, repository, config));
  if (read.kind === "refused") return { url, pullRequests, names: [], find: () => null, trouble: read.because };
  const of = (number: number): Environments => resolveEnvironments(read.settings, environments, number);
  const [some, others] = [of(1).names, of(2).names];
  const names = some.filter((name) => others.includes(name));
  const find: Offer["find"] = (name, pullRequest = 0) => of(pullRequest).find(name);
  return { url, pullRequests, names, find, trouble: null };
}
