// Who is in a team of the organisation, as GitHub resolves it: also through teams below it.
import type { Clock } from "../domain/clock.ts";
import type { Repository } from "../domain/repository.ts";
import type { Unread } from "../domain/snapshot.ts";
import type { Client } from "./octokit.ts";
import { Remembered } from "./remembered.ts";
import { statusOf, whyRefused } from "./status-of.ts";

export interface Asked {
  /** "organisation/slug" */
  readonly team: string;
  readonly login: string;
}

export class Teams {
  readonly #client: Client;
  readonly #answers: Remembered<boolean>;

  constructor(client: Client, clock: Clock) {
    this.#client = client;
    this.#answers = new Remembered(clock);
  }

  /** Nobody is in a team of another organisation, whatever the configuration says. */
  async has(repository: Repository, { team, login }: Asked): Promise<boolean | Unread> {
    const [org = "", slug = "", ...more] = team.split("/");
    if (org.toLowerCase() !== repository.owner.toLowerCase() || slug === "" || more.length > 0) return false;
    const key = JSON.stringify([repository.installation, team.toLowerCase(), login.toLowerCase()]);
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = await this.#ask(repository, { org, slug, login });
    return typeof answer === "boolean" ? this.#answers.set(key, answer) : answer;
  }

  /** https://docs.github.com/en/rest/teams/members#get-team-membership-for-a-user */
  async #ask(repository: Repository, { org, slug, login }: Membership): Promise<boolean | Unread> {
    try {
      const { data } = await this.#client.read(repository, (octokit) =>
        octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug: slug, username: login }),
      );
      return data.state === "active";
    } catch (error) {
      return statusOf(error) === 404 ? false : whyRefused(error);
    }
  }
}

interface Membership {
  readonly org: string;
  readonly slug: string;
  readonly login: string;
}
