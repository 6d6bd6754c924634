import { expect, test } from "@jest/globals";
import { ProbotOctokit } from "probot";
import type { CountedRequest } from "../../src/flows/ports.ts";
import { noMetrics } from "../../src/flows/no-metrics.ts";
import type { AppOctokit } from "../../src/github/app-octokit.ts";
import { countRequests } from "../../src/github/count-requests.ts";

const json = { "content-type": "application/json" };

interface Counting {
  readonly octokit: AppOctokit;
  readonly counted: CountedRequest[];
}

/** An Octokit whose GitHub always answers this. */
function counting(answer: () => Response, installation?: number): Counting {
  const counted: CountedRequest[] = [];
  const request = { fetch: async () => answer() };
  const octokit = new ProbotOctokit({
    baseUrl: "https://github.example.com/api/v3",
    request,
    retry: { enabled: false },
    throttle: { enabled: false },
  });
  countRequests(octokit, { ...noMetrics, request: (one) => counted.push(one) }, installation);
  return { octokit, counted };
}

test("a request counts under GitHub's template, with what the answer leaves of the limit", async () => {
  const headers = { ...json, "x-ratelimit-remaining": "4999", "x-ratelimit-resource": "core" };
  const { octokit, counted } = counting(() => new Response("{}", { status: 201, headers }), 42);
  await octokit.rest.repos.createDeployment({ owner: "acme", repo: "secret-site", ref: "main" });
  const route = "/repos/{owner}/{repo}/deployments";
  const limit = { resource: "core", remaining: 4999 };
  expect(counted).toEqual([{ installation: 42, method: "POST", route, status: 201, limit }]);
});

test("GraphQL counts as one route, also where it is a whole address", async () => {
  const { octokit, counted } = counting(() => Response.json({ data: { viewer: { login: "ada" } } }), 42);
  await octokit.graphql("{ viewer { login } }");
  expect(counted).toEqual([{ installation: 42, method: "POST", route: "/graphql", status: 200, limit: null }]);
});

test("an answer that is an error counts as what it is", async () => {
  const { octokit, counted } = counting(
    () => new Response('{"message":"Unprocessable"}', { status: 422, headers: json }),
  );
  await expect(octokit.request("GET /app")).rejects.toThrow("Unprocessable");
  expect(counted).toEqual([{ installation: null, method: "GET", route: "/app", status: 422, limit: null }]);
});

test("no answer counts as none", async () => {
  const { octokit, counted } = counting(() => {
    throw new TypeError("fetch failed");
  });
  await expect(octokit.request("GET /app")).rejects.toThrow();
  expect(counted).toEqual([{ installation: null, method: "GET", route: "/app", status: null, limit: null }]);
});

test("a token counts under its installation, although the App asks for it", async () => {
  const { octokit, counted } = counting(() => new Response("{}", { status: 201, headers: json }));
  await octokit.request("POST /app/installations/{installation_id}/access_tokens", { installation_id: 7 });
  const route = "/app/installations/{installation_id}/access_tokens";
  expect(counted).toEqual([{ installation: 7, method: "POST", route, status: 201, limit: null }]);
});
