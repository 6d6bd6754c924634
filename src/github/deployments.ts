// Deployments and their statuses: asking GitHub for one, finding one that was made, saying how it ended.
import type { ContextLink } from "../domain/context.ts";
import type { Deployment } from "../domain/deployment.ts";
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { Created, MadeFor, NewDeployment, NewStatus } from "../flows/ports.ts";
import type { AppOctokit } from "./app-octokit.ts";
import type { Client } from "./octokit.ts";

type Wire = Awaited<ReturnType<AppOctokit["rest"]["repos"]["getDeployment"]>>["data"];

/** https://docs.github.com/en/rest/deployments/deployments#create-a-deployment; everything is sent explicitly. */
export async function createDeployment(client: Client, repository: Repository, order: NewDeployment): Promise<Created> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await client.write(repository, (octokit) =>
      octokit.rest.repos.createDeployment({
        owner,
        repo,
        ref: order.ref,
        task: order.task,
        auto_merge: order.autoMerge,
        required_contexts: [...order.requiredContexts],
        payload: order.payload,
        environment: order.environment,
        description: order.description,
        transient_environment: order.transient,
        production_environment: order.production,
      }),
    );
    // 202 says that GitHub merged, and has nothing but a message.
    return "id" in data ? { kind: "created", deployment: toDeployment(data) } : { kind: "merged" };
  } catch (error) {
    return readRefusal(error, order);
  }
}

const toDeployment = (data: Wire): Deployment => ({
  id: data.id,
  sha: data.sha,
  ref: data.ref,
  task: data.task,
  environment: data.environment,
  createdAt: data.created_at,
  active: false,
});

interface ErrorBody {
  readonly status: number;
  readonly message: string;
  readonly errors: unknown;
}

/** Both 409s have one code: only the message, and the contexts in it, tell them apart. */
function readRefusal(error: unknown, { ref, requiredContexts }: NewDeployment): Created {
  const body = error instanceof Fault && error.fault === "rejected" ? bodyOf(error) : null;
  if (!body) throw error;
  if (/^No ref found for/i.test(body.message)) return { kind: "no_ref" };
  if (body.status !== 409) return { kind: "refused", message: body.message };
  if (/^Conflict merging /i.test(body.message)) return { kind: "conflict" };
  const contexts = contextsOf(body.errors).filter(({ name }) => requiredContexts.includes(name));
  const fallback = { name: ref, word: "pending", url: null };
  return { kind: "contexts", contexts: contexts.length > 0 ? contexts : [fallback] };
}

function bodyOf({ cause, message }: Fault): ErrorBody | null {
  if (!cause) return null;
  const data = field(field(cause, "response"), "data");
  return { status: Number(field(cause, "status")), message, errors: field(data, "errors") };
}

/** The list holds green contexts too, and may name one twice. */
function contextsOf(errors: unknown): ContextLink[] {
  const contexts = list(errors).flatMap((entry) => list(field(entry, "contexts")));
  const links = contexts.map((one) => ({
    name: String(field(one, "context")),
    word: String(field(one, "state")),
    url: null,
  }));
  return [...new Map(links.filter(({ word }) => word !== "success").map((one) => [one.name, one])).values()];
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/** Newest first, one page: a deployment that is looked for was asked for moments ago. */
export async function findDeployment(
  client: Client,
  repository: Repository,
  made: MadeFor,
): Promise<Deployment | null> {
  const { owner, name: repo } = repository;
  const { environment, task, request } = made;
  const [{ data }, appId] = await Promise.all([
    client.read(repository, (octokit) =>
      octokit.rest.repos.listDeployments({ owner, repo, environment, task, per_page: 100 }),
    ),
    client.appId(),
  ]);
  const found = data.find((one) => one.performed_via_github_app?.id === appId && requestOf(one.payload) === request);
  return found ? toDeployment(found) : null;
}

/** GitHub gives back the object that was sent, or a string where a string was. */
const requestOf = (payload: unknown): unknown => field(field(payload, "slipway"), "request");

/** More is a 422: https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status */
const mostDescription = 140;

export async function createStatus(
  client: Client,
  repository: Repository,
  status: NewStatus & { deployment: number },
): Promise<void> {
  const { owner, name: repo } = repository;
  const description = status.description.slice(0, mostDescription);
  await client.write(repository, (octokit) =>
    octokit.rest.repos.createDeploymentStatus({
      owner,
      repo,
      deployment_id: status.deployment,
      state: status.state,
      description,
    }),
  );
}
