// Counts every request to GitHub's API: by whom, where to, how it was answered, and what that leaves of the limit.
import type { CountedRequest, Metrics } from "../flows/ports.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { field } from "./field.ts";
import type { Headers } from "./rate-limit.ts";

/** What this Octokit asks is the installation's; without one, the App's own, but for tokens, which are an installation's. */
export function countRequests(octokit: AppOctokit, metrics: Metrics, installation: number | null = null): void {
  octokit.hook.wrap("request", async (request, options) => {
    const asked = { installation: installation ?? installationOf(options), ...routeOf(options) };
    try {
      const response = await request(options);
      metrics.request({ ...asked, ...toAnswer(response) });
      return response;
    } catch (error) {
      // A connection that broke has a status of Octokit's own making, and no response.
      metrics.request({ ...asked, ...toAnswer(field(error, "response")) });
      throw error;
    }
  });
}

function installationOf(options: object): number | null {
  const id = field(options, "installation_id");
  return typeof id === "number" ? id : null;
}

/** Templates are few; GraphQL's is a whole address on GitHub Enterprise Server. */
const routeOf = ({ method, url }: { readonly method: string; readonly url: string }): Route => ({
  method,
  route: url.endsWith("/graphql") ? "/graphql" : url,
});

type Route = Pick<CountedRequest, "method" | "route">;

function toAnswer(response: unknown): Pick<CountedRequest, "status" | "limit"> {
  const [status, headers] = [field(response, "status"), field(response, "headers")];
  return { status: typeof status === "number" ? status : null, limit: toLimit((headers ?? {}) as Headers) };
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit */
function toLimit(headers: Headers): CountedRequest["limit"] {
  const remaining = headers["x-ratelimit-remaining"];
  if (remaining === undefined) return null;
  return { resource: String(headers["x-ratelimit-resource"] ?? "core"), remaining: Number(remaining) };
}
