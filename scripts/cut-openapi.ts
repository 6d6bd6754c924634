// Cuts GitHub's OpenAPI description down to the operations that Slipway and its sandbox speak: node scripts/cut-openapi.ts api.github.com.json
import { readFileSync, writeFileSync } from "node:fs";

const repository = "/repos/{owner}/{repo}";

const wanted = [
  "GET /app",
  "GET /app/hook/config",
  "PATCH /app/hook/config",
  "GET /app/hook/deliveries",
  "GET /app/hook/deliveries/{delivery_id}",
  "POST /app/hook/deliveries/{delivery_id}/attempts",
  "GET /app/installations",
  "GET /app/installations/{installation_id}",
  "POST /app/installations/{installation_id}/access_tokens",
  "GET /installation/repositories",
  "DELETE /applications/{client_id}/token",
  "GET /user",
  "GET /user/installations",
  "GET /user/memberships/orgs/{org}",
  "GET /user/installations/{installation_id}/repositories",
  "GET /rate_limit",
  "GET /orgs/{org}/teams",
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}",
  `GET ${repository}`,
  `GET ${repository}/installation`,
  `GET ${repository}/activity`,
  `GET ${repository}/actions/runs`,
  `GET ${repository}/actions/runs/{run_id}`,
  `POST ${repository}/actions/runs/{run_id}/cancel`,
  `GET ${repository}/actions/workflows/{workflow_id}`,
  `POST ${repository}/actions/workflows/{workflow_id}/dispatches`,
  `GET ${repository}/actions/workflows/{workflow_id}/runs`,
  `GET ${repository}/branches`,
  `GET ${repository}/branches/{branch}`,
  `POST ${repository}/check-runs`,
  `GET ${repository}/check-runs/{check_run_id}`,
  `PATCH ${repository}/check-runs/{check_run_id}`,
  `GET ${repository}/collaborators/{username}/permission`,
  `GET ${repository}/commits/{commit_sha}/branches-where-head`,
  `GET ${repository}/commits/{ref}`,
  `GET ${repository}/commits/{ref}/check-runs`,
  `GET ${repository}/commits/{ref}/check-suites`,
  `GET ${repository}/commits/{ref}/status`,
  `GET ${repository}/commits/{ref}/statuses`,
  `GET ${repository}/compare/{basehead}`,
  `GET ${repository}/contents/{path}`,
  `GET ${repository}/deployments`,
  `POST ${repository}/deployments`,
  `GET ${repository}/deployments/{deployment_id}`,
  `DELETE ${repository}/deployments/{deployment_id}`,
  `GET ${repository}/deployments/{deployment_id}/statuses`,
  `POST ${repository}/deployments/{deployment_id}/statuses`,
  `GET ${repository}/deployments/{deployment_id}/statuses/{status_id}`,
  `GET ${repository}/environments`,
  `GET ${repository}/environments/{environment_name}`,
  `GET ${repository}/environments/{environment_name}/deployment-branch-policies`,
  `GET ${repository}/git/ref/{ref}`,
  `GET ${repository}/issues/{issue_number}`,
  `GET ${repository}/issues/{issue_number}/comments`,
  `POST ${repository}/issues/{issue_number}/comments`,
  `GET ${repository}/issues/comments/{comment_id}`,
  `PATCH ${repository}/issues/comments/{comment_id}`,
  `DELETE ${repository}/issues/comments/{comment_id}`,
  `GET ${repository}/issues/comments/{comment_id}/reactions`,
  `POST ${repository}/issues/comments/{comment_id}/reactions`,
  `DELETE ${repository}/issues/comments/{comment_id}/reactions/{reaction_id}`,
  `POST ${repository}/merges`,
  `GET ${repository}/pulls`,
  `GET ${repository}/pulls/{pull_number}`,
  `GET ${repository}/pulls/{pull_number}/files`,
  `GET ${repository}/pulls/{pull_number}/reviews`,
  `POST ${repository}/statuses/{sha}`,
];

/** Of the events that come in many actions, one each: their bodies are large, and nearly the same. */
const wantedWebhooks = [
  "check-run-completed",
  "check-run-created",
  "check-run-requested-action",
  "check-suite-completed",
  "deployment-created",
  "deployment-status-created",
  "installation-created",
  "installation-deleted",
  "installation-repositories-added",
  "issue-comment-created",
  "pull-request-closed",
  "pull-request-opened",
  "pull-request-reopened",
  "pull-request-review-submitted",
  "push",
  "repository-renamed",
  "status",
  "workflow-run-completed",
  "workflow-run-in-progress",
  "workflow-run-requested",
];

/** Where GitHub's description is wrong: an account of this list would have to be a user and an enterprise at once. */
const corrections: Readonly<Record<string, object>> = {
  "GET /app/installations 200": { type: "array", items: { $ref: "#/components/schemas/installation" } },
};

/** GitHub describes a date, and takes what its search does, such as ">=2026-01-05T10:00:00Z". */
const correctedParameters: Readonly<Record<string, object>> = { created: { type: "string" } };

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const field = (value: unknown, key: string): unknown => (isJson(value) ? value[key] : undefined);

const source = process.argv[2];
if (!source) throw new Error("Say where api.github.com.json of the package @octokit/openapi lies.");
const description: unknown = JSON.parse(readFileSync(source, "utf8"));

const prose = ["description", "example", "examples", "externalDocs", "summary", "tags", "title", "deprecated"];

/** Without what only people read. Below `properties` keys are names of GitHub's fields: all stay. */
function strip(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (!isJson(value)) return value;
  const kept = Object.entries(value).filter(([key]) => areNames || !(prose.includes(key) || key.startsWith("x-")));
  const stripped = Object.fromEntries(kept.map(([key, item]) => [key, strip(item, key === "properties" && !areNames)]));
  return areNames ? stripped : withNull(stripped);
}

/** OpenAPI 3.0 has its own word for what may be null; JSON Schema has a type. */
function withNull({ nullable, ...schema }: Json): Json {
  return nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

const lookUp = (pointer: string): unknown => pointer.slice(2).split("/").reduce(field, description);

function dereference(value: unknown): unknown {
  const pointer = field(value, "$ref");
  return typeof pointer === "string" ? lookUp(pointer) : value;
}

const jsonSchema = (holder: unknown): unknown =>
  strip(field(field(field(dereference(holder), "content"), "application/json"), "schema") ?? null);

function cutParameter(value: unknown): Json {
  const parameter = dereference(value);
  const required = field(parameter, "required") === true;
  const name = field(parameter, "name");
  const schema = correctedParameters[String(name)] ?? strip(field(parameter, "schema"));
  return { name, in: field(parameter, "in"), required, schema };
}

function cutOperation(line: string): Json {
  const [method = "", path = ""] = line.split(" ");
  const operation = field(field(field(description, "paths"), path), method.toLowerCase());
  if (!isJson(operation)) throw new Error(`GitHub describes no ${line}.`);
  const parameters = Array.isArray(operation["parameters"]) ? operation["parameters"].map(cutParameter) : [];
  const responses = Object.entries(field(operation, "responses") ?? {});
  return {
    id: operation["operationId"],
    docs: field(operation["externalDocs"], "url"),
    parameters,
    body: jsonSchema(operation["requestBody"]),
    responses: Object.fromEntries(
      responses.map(([status, response]) => [status, corrections[`${line} ${status}`] ?? jsonSchema(response)]),
    ),
  };
}

function collect(value: unknown, found: Map<string, unknown>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  if (!isJson(value)) return;
  const pointer = value["$ref"];
  if (typeof pointer === "string" && !found.has(pointer)) {
    found.set(pointer, strip(lookUp(pointer)));
    collect(found.get(pointer), found);
  }
  for (const item of Object.values(value)) collect(item, found);
}

const webhookSchema = (name: string): unknown =>
  jsonSchema(field(field(field(field(description, "x-webhooks"), name), "post"), "requestBody"));

const operations = Object.fromEntries(wanted.map((line) => [line, cutOperation(line)]));
const webhooks = Object.fromEntries(wantedWebhooks.map((name) => [name, webhookSchema(name)]));
const found = new Map<string, unknown>();
collect([operations, webhooks], found);
const schemas = Object.fromEntries(
  [...found].map(([pointer, schema]) => [pointer.replace("#/components/schemas/", ""), schema]),
);
const target = new URL("../src/sandbox/openapi/operations.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ operations, webhooks, components: { schemas } })}\n`);
