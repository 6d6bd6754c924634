// Who may: roles, teams, users, bots.
import { key, listOf, oneOf, section, text } from "../values.ts";

const role = oneOf("read", "triage", "write", "maintain", "admin");

const withoutAt = (name: string): boolean => !name.startsWith("@");
const noAt = "must be written without the @";
const lower = (name: string): string => name.toLowerCase();

const team = text
  .refine(withoutAt, noAt)
  .refine(
    (name) => /^[A-Za-z0-9_-]{1,100}\/[A-Za-z0-9_.-]{1,255}$/.test(name),
    'must be "organisation/team", the team as in its address: acme/sre',
  )
  .meta({ title: "organisation/team" });

const login = (shape: RegExp, title: string) =>
  text
    .refine(withoutAt, noAt)
    .refine((name) => shape.test(name), "must be a login: letters, digits and hyphens")
    .meta({ title });

const user = login(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, "login");
const account = login(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, "login, also a bot's");

const withoutBot = (name: string): string => lower(name).replace("[bot]", "");

/** Of people and bots. */
export const accounts = listOf(account, "logins", withoutBot);

export const allow = section({
  role: key(
    role,
    "Everyone with this role on the repository, or a higher one. `write` where neither teams nor users are listed; where they are, only those who are listed.",
  ),
  teams: key(
    listOf(team, "teams, each organisation/team", lower),
    "Members of these teams, and of teams below them.",
    [],
  ),
  users: key(listOf(user, "logins", lower), "These people.", []),
  bots: key(
    accounts,
    "Bots whose comments may run commands, with or without `[bot]`. Without an entry here no bot's comment does anything.",
    [],
  ),
});

export const override = section({
  role: key(role, "The lowest role that may use `--force`.", "admin"),
});
