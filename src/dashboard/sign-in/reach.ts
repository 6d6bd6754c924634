// What a person may see: asked of GitHub as that person, and never kept for longer than a minute.

import { KeptWhile } from "../../flows/kept-while.ts";
import type { Person, ReadableRepository } from "../ports.ts";
import { countLookUps } from "./look-ups.ts";
import type { Session, SignInParts } from "./options.ts";
import { tokenOf } from "./session.ts";

/** "signed_out": GitHub takes the token no more, and the session is over. All throw a `Fault` where GitHub does not answer. */
export interface Reach {
  /** What they were given, in all installations of the App. */
  repositories(session: Session): Promise<readonly ReadableRepository[] | "signed_out">;
  /** Null: not for them, or there is none of this name. Of what is public everybody may know. */
  whoMay(session: Session, fullName: string): Promise<ReadableRepository | null | "signed_out">;
  /** Under which login: asked each time, since the one that they signed in with may be another person's by now. */
  whoIs(session: Session): Promise<Person | "signed_out">;
  /** Whether GitHub has them as an admin of the organisation. */
  isAdmin(session: Session, organization: string): Promise<boolean | "signed_out">;
}

/** Milliseconds. */
const life = 60_000;

type Parts = Pick<SignInParts, "github" | "keys" | "sessions" | "clock" | "log">;

export function createReach(parts: Parts): Reach {
  const { github, clock } = parts;
  const given = new KeptWhile<readonly ReadableRepository[] | "refused">(clock, life, 500);
  const single = new KeptWhile<ReadableRepository | null | "refused">(clock, life, 5000);
  const memberships = new KeptWhile<"admin" | "member" | null | "refused">(clock, life, 500);
  const countLookUp = countLookUps(clock);
  const givenTo = (session: Session) =>
    given.ask(session.id, () => asked(parts, session, (token) => github.readRepositories(token)));
  return {
    repositories: async (session) => over(parts, session, await givenTo(session)),
    whoMay: async (session, fullName) => {
      const name = fullName.toLowerCase();
      // To ask for all of them for the sake of one costs a request for each hundred.
      const all = await given.known(session.id);
      const known = all === "refused" ? all : all?.find((one) => one.full_name.toLowerCase() === name);
      const ask = async () => {
        countLookUp(session);
        return asked(parts, session, (token) => github.readRepository(token, fullName));
      };
      return over(parts, session, known ?? (await single.ask(`${session.id} ${name}`, ask)));
    },
    whoIs: async (session) => over(parts, session, await asked(parts, session, (token) => github.readPerson(token))),
    isAdmin: async (session, organization) => {
      const ask = () => asked(parts, session, (token) => github.readMembership(token, organization));
      const found = await over(parts, session, await memberships.ask(`${session.id} ${organization}`, ask));
      return found === "signed_out" ? found : found === "admin";
    },
  };
}

async function asked<Value>(
  parts: Parts,
  session: Session,
  ask: (token: string) => Promise<Value | "refused">,
): Promise<Value | "refused"> {
  const token = tokenOf(parts, session);
  return token === null ? "refused" : ask(token);
}

async function over<Value>(
  { sessions, log }: Parts,
  { id, user }: Session,
  value: Value | "refused",
): Promise<Value | "signed_out"> {
  if (value !== "refused") return value;
  await sessions.revoke(id);
  log.info({ login: user.login }, "signed out: GitHub refuses the token");
  return "signed_out";
}
