// GitHub asked for a person and as that person: the adapter of all that sign-in asks of it.
import { z } from "zod";
import type { UserGithub } from "../ports.ts";
import { askGithub, asUser, parseAs } from "./ask-github.ts";
import { oauthClient, type UserGithubOptions } from "./oauth-client.ts";
import { readRepositories, readRepository } from "./read-repositories.ts";

export const githubAsUser = (options: UserGithubOptions): UserGithub => ({
  ...oauthClient(options),
  readPerson: (token) => readPerson(options.apiUrl, token),
  readRepositories: (token) => readRepositories(options.apiUrl, token),
  readRepository: (token, fullName) => readRepository(options.apiUrl, token, fullName),
  readMembership: (token, organization) => readMembership(options.apiUrl, token, organization),
});

const person = z.object({ id: z.number(), login: z.string() });

/** https://docs.github.com/rest/users/users#get-the-authenticated-user */
async function readPerson(apiUrl: string, token: string) {
  const answer = await askGithub(asUser(`${apiUrl}/user`, token));
  return answer.status === 401 ? "refused" : parseAs(person, answer, "GET /user");
}

const membership = z.object({ state: z.string(), role: z.string() });

/** https://docs.github.com/rest/orgs/members#get-an-organization-membership-for-the-authenticated-user */
async function readMembership(apiUrl: string, token: string, organization: string) {
  const url = `${apiUrl}/user/memberships/orgs/${encodeURIComponent(organization)}`;
  const answer = await askGithub(asUser(url, token));
  if (answer.status === 401) return "refused";
  if (answer.status === 403 || answer.status === 404) return null;
  const { state, role } = parseAs(membership, answer, "GET /user/memberships/orgs/{org}");
  if (state !== "active") return null;
  return role === "admin" ? "admin" : "member";
}
