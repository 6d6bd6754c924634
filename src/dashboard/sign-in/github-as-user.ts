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
});

const person = z.object({ id: z.number(), login: z.string() });

/** https://docs.github.com/rest/users/users#get-the-authenticated-user */
async function readPerson(apiUrl: string, token: string) {
  const answer = await askGithub(asUser(`${apiUrl}/user`, token));
  return answer.status === 401 ? "refused" : parseAs(person, answer, "GET /user");
}
