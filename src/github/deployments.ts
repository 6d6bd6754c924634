// Deployments and their statuses: asking GitHub for one, reading its answer, saying how it ended.
import type { ContextLink } from "../domain/context.ts";
import { type Deployment, type DeploymentStatus, newest, states } from "../domain/deployment.ts";
import { toDescription } from "../domain/description.ts";
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { Created, NewDeployment, NewStatus, Remember } from "../flows/ports.ts";
import type { AppOctokit } from "./app-octokit.ts";
import { field } from "./field.ts";
import type { Client } from "./octokit.ts";
import { requestOf } from "./request-of.ts";

export type Wire = Awaited<ReturnType<AppOctokit["rest"]["repos"]["getDeployment"]>>["data"];

interface Ordered {
  readonly order: NewDeployment;
  readonly remember: Remember;
}

/** https://docs.github.com/en/rest/deployments/deployments#create-a-deployment; everything is sent explicitly. */
export async function createDeployment(
  client: Client,
  repository: Repository,
  { order, remember }: Ordered,
): Promise<Created> {
  const { owner, name: repo } = repository;
  try {
    // A branch goes by its plain name: GitHub gives back what was sent, and other tools compare it with branches. Where
    // a tag bears the same name, the sha in the answer tells.
    const { data } = await client.write(repository, async (octokit) => {
      await remember();
      return octokit.rest.repos.createDeployment({
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
      });
    });
    // 202 says that GitHub merged, and has nothing but a message.
    return "id" in data ? { kind: "created", deployment: toDeployment(data) } : { kind: "merged" };
  } catch (error) {
    return readRefusal(error, order);
  }
}

export const toDeployment = (data: Wire): Deployment => ({
  id: data.id,
  nodeId: data.node_id,
  sha: data.sha,
  ref: data.ref,
  task: data.task,
  environment: data.environment,
  createdAt: data.created_at,
  active: false,
  request: requestOf(data.payload),
});

interface ErrorBody {
  readonly status: number;
  readonly message: string;
  readonly errors: unknown;
}

/** Both 409s have one code: only the message, and the contexts in it, tell them apart. */
function readRefusal(error: unknown, { requiredContexts }: NewDeployment): Created {
  const body = error instanceof Fault && error.fault === "rejected" ? bodyOf(error) : null;
  if (!body) throw error;
  if (/^No ref found for/i.test(body.message)) return { kind: "no_ref" };
  if (body.status !== 409) return { kind: "refused", message: body.message };
  if (/^Conflict merging /i.test(body.message)) return { kind: "conflict" };
  const contexts = contextsOf(body.errors).filter(({ name }) => requiredContexts.includes(name));
  return { kind: "contexts", contexts };
}

function bodyOf({ cause, message }: Fault): ErrorBody | null {
  if (!cause) return null;
  const data = field(field(cause, "response"), "data");
  return { status: Number(field(cause, "status")), message, errors: field(data, "errors") };
}

/** The list holds green contexts too, may name one twice, and has no links; it may also be missing. */
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

/** The order of GitHub's list is not documented, and a deployment has few statuses: the newest of the page counts. */
export async function readStatus(
  client: Client,
  repository: Repository,
  deployment: number,
): Promise<DeploymentStatus | null> {
  const { owner, name: repo } = repository;
  const { data } = await client.read(repository, (octokit) =>
    octokit.rest.repos.listDeploymentStatuses({ owner, repo, deployment_id: deployment, per_page: 100 }),
  );
  return data.flatMap(toStatus).reduce<DeploymentStatus | null>(newest, null);
}

export function toStatus({ id, state, description, created_at: createdAt, ...wire }: WireStatus): DeploymentStatus[] {
  const known = states.find((one) => one === state);
  const [environmentUrl, logUrl] = [wire.environment_url || null, wire.log_url || wire.target_url || null];
  const by = wire.creator?.login ?? "";
  return known ? [{ id, state: known, description, environmentUrl, logUrl, createdAt, by }] : [];
}

export type WireStatus = Awaited<ReturnType<AppOctokit["rest"]["repos"]["listDeploymentStatuses"]>>["data"][number];

export async function createStatus(
  client: Client,
  repository: Repository,
  status: NewStatus & { deployment: number },
): Promise<void> {
  const { owner, name: repo } = repository;
  const description = toDescription(status.description);
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
