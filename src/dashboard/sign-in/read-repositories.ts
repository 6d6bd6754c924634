// The repositories that a person may read: all that they were given, and one by its name.
import { z } from "zod";
import type { Role } from "../../domain/permission.ts";
import type { ReadableRepository } from "../ports.ts";
import { type Answered, askGithub, asUser, parseAs } from "./ask-github.ts";

const installations = z.object({ installations: z.array(z.object({ id: z.number() })) });

const flag = z.boolean().optional();

/** Without `permissions` it is readable all the same: it was shown. */
const repository = z
  .object({
    id: z.number(),
    full_name: z.string(),
    private: z.boolean(),
    default_branch: z.string(),
    permissions: z.object({ admin: flag, maintain: flag, push: flag, triage: flag }).optional(),
  })
  .transform(({ permissions, ...rest }): ReadableRepository => ({ ...rest, role: roleOf(permissions ?? {}) }));

const repositories = z.object({ repositories: z.array(repository) });

type Flags = Readonly<Partial<Record<"admin" | "maintain" | "push" | "triage", boolean | undefined>>>;

function roleOf({ admin, maintain, push, triage }: Flags): Role {
  if (admin) return "admin";
  if (maintain) return "maintain";
  if (push) return "write";
  return triage ? "triage" : "read";
}

/** https://docs.github.com/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token */
export async function readRepositories(
  apiUrl: string,
  token: string,
): Promise<readonly ReadableRepository[] | "refused"> {
  const path = "/user/installations";
  const found = await readPages(apiUrl + path, token, (answer) => parseAs(installations, answer, path).installations);
  if (found === "refused") return found;
  const all: ReadableRepository[] = [];
  for (const { id } of found) {
    const url = `${apiUrl}${path}/${id}/repositories`;
    const page = await readPages(url, token, (answer) => parseAs(repositories, answer, url).repositories);
    if (page === "refused") return page;
    all.push(...page);
  }
  return all;
}

const pageSize = 100;
/** Of one list: more than that nobody scrolls through, and each can still be asked for by its name. */
const mostPages = 50;

/** What a single sign-on hides, or what is gone since it was listed, is none: 403 and 404. */
async function readPages<Item>(url: string, token: string, itemsOf: (answer: Answered) => readonly Item[]) {
  const all: Item[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const answer = await askGithub(asUser(`${url}?per_page=${pageSize}&page=${page}`, token));
    if (answer.status === 401) return "refused";
    if (answer.status === 403 || answer.status === 404) break;
    const items = itemsOf(answer);
    all.push(...items);
    if (items.length < pageSize) break;
  }
  return all;
}

/** Also a public one that nobody was given: https://docs.github.com/rest/repos/repos#get-a-repository */
export async function readRepository(apiUrl: string, token: string, fullName: string) {
  if (!/^[\w.-]+\/[\w.-]+$/.test(fullName) || /(^|\/)\.{1,2}($|\/)/.test(fullName)) return null;
  const answer = await askGithub(asUser(`${apiUrl}/repos/${fullName}`, token));
  if (answer.status === 401) return "refused";
  const isHidden = answer.status === 403 || answer.status === 404 || answer.status === 451;
  return isHidden ? null : parseAs(repository, answer, "GET /repos/{owner}/{repo}");
}
