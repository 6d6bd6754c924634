import { expect, test } from "@jest/globals";
import { edge, now, repository } from "./edge.ts";

const inTenMinutes = String(now.getTime() / 1000 + 600);
const tooMuch = "API rate limit already exceeded for installation ID 42.";
const ownFailure =
  "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";

interface Answered {
  readonly body: object;
  readonly headers?: Record<string, string>;
}

/** GitHub answers 200 to all of them. */
test.each<[string, Answered, object]>([
  [
    "the quota of points is waited for until it resets",
    {
      body: { errors: [{ type: "RATE_LIMIT", code: "graphql_rate_limit", message: tooMuch }] },
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inTenMinutes },
    },
    { fault: "transient", retryAfter: 600_000, message: "GitHub's rate limit is reached" },
  ],
  [
    "a quota that is known by its code alone is waited for",
    { body: { errors: [{ code: "graphql_rate_limit", message: tooMuch }] } },
    { fault: "transient", retryAfter: 60_000 },
  ],
  [
    "what GitHub asks for goes before its reset",
    {
      body: { data: { repository: null }, errors: [{ type: "RATE_LIMITED", message: tooMuch }] },
      headers: { "retry-after": "7", "x-ratelimit-remaining": "0", "x-ratelimit-reset": inTenMinutes },
    },
    { fault: "transient", retryAfter: 7_000 },
  ],
  [
    "a reset of another quota does not matter",
    {
      body: { errors: [{ type: "RATE_LIMITED", message: tooMuch }] },
      headers: { "x-ratelimit-remaining": "4999", "x-ratelimit-reset": inTenMinutes },
    },
    { fault: "transient", retryAfter: 60_000 },
  ],
  [
    "a secondary limit is a minute",
    { body: { errors: [{ message: "You have exceeded a secondary rate limit. Please wait a few minutes." }] } },
    { fault: "transient", retryAfter: 60_000 },
  ],
  [
    "GitHub's own failure passes",
    { body: { data: null, errors: [{ message: ownFailure }] } },
    { fault: "transient", maybeApplied: false, retryAfter: null },
  ],
  [
    "GitHub's own failure passes, also where it shows as a repository that is not there",
    { body: { data: { repository: null }, errors: [{ path: ["repository"], message: ownFailure }] } },
    { fault: "transient" },
  ],
  [
    "a field that an older Enterprise Server lacks is for the operator, in GitHub's words",
    {
      body: {
        errors: [
          {
            path: ["query SlipwayHome", "repository", "rules"],
            extensions: { code: "undefinedField", typeName: "Ref", fieldName: "rules" },
            locations: [{ line: 3, column: 5 }],
            message: "Field 'rules' doesn't exist on type 'Ref'",
          },
        ],
      },
    },
    { fault: "setup", message: "Field 'rules' doesn't exist on type 'Ref'" },
  ],
  [
    "a repository that is hidden is for the operator",
    {
      body: {
        data: { repository: null },
        errors: [{ type: "NOT_FOUND", path: ["repository"], message: "Could not resolve to a Repository" }],
      },
    },
    { fault: "setup", message: "Could not resolve to a Repository" },
  ],
  ["an answer with nothing in it passes", { body: {} }, { fault: "transient" }],
])("%s", async (_sentence, { body, headers = {} }, expected) => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, body, headers);
  await expect(github.readHome(repository, "abc")).rejects.toMatchObject(expected);
  scope.done();
});

test("an answer that breaks off is no answer", async () => {
  const { github, scope } = await edge();
  scope.post("/graphql").reply(200, '{"data":{"repos', { "content-type": "application/json; charset=utf-8" });
  await expect(github.readHome(repository, "abc")).rejects.toMatchObject({ fault: "transient", maybeApplied: false });
  scope.done();
});
