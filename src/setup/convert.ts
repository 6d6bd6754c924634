// A code from GitHub turned into the App's credentials. GitHub gives them once: whatever goes wrong here is told with what to do.
import { z } from "zod";
import { type Answered, askGithub } from "../dashboard/sign-in/ask-github.ts";
import { apiUrlOf, type GithubPlace } from "./github-place.ts";

const converted = z.object({
  id: z.number().int().positive(),
  slug: z.string(),
  html_url: z.string(),
  pem: z.string().includes("PRIVATE KEY"),
  webhook_secret: z.string().min(1),
  client_id: z.string(),
  client_secret: z.string(),
});

export type Converted = z.infer<typeof converted>;

/** "over": the code is used or too old. "away": no answer, so that nobody knows. "odd": an answer that GitHub does not document. */
export type Conversion = Converted | "over" | "away" | "odd";

/**
 * A code is good for an hour and once:
 * https://docs.github.com/en/rest/apps/apps#create-a-github-app-from-a-manifest
 */
export async function convert(github: GithubPlace, code: string): Promise<Conversion> {
  const url = `${apiUrlOf(github)}/app-manifests/${encodeURIComponent(code)}/conversions`;
  const answer = await answered(url);
  if (answer === null) return "away";
  if (answer.status === 404 || answer.status === 422) return "over";
  const { data } = converted.safeParse(answer.json);
  return answer.status === 201 && data ? data : "odd";
}

/** What is thrown names the code, which may still be good: it must not be told. */
const answered = (url: string): Promise<Answered | null> => askGithub({ method: "POST", url }).catch(() => null);

/**
 * Before anybody is sent there: an App whose credentials cannot be fetched would have to be deleted again. They are asked
 * for where the API is, without following it elsewhere. An Enterprise Server may answer that it limits nobody:
 * https://docs.github.com/en/enterprise-server@3.19/rest/rate-limit/rate-limit
 */
export const answers = (github: GithubPlace): Promise<boolean> =>
  askGithub({ method: "GET", url: `${apiUrlOf(github)}/rate_limit`, redirect: "error" }).then(
    ({ json }) => json !== null,
    () => false,
  );
