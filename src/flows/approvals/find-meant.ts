// Which waiting requests `/approve` and `/reject` mean.
import type { Plan } from "../../commands/plan.ts";
import { type Because, because, type ReasonFacts } from "../../domain/reasons.ts";
import { type CommentRef, type DeployRequest, isLater } from "../../domain/request.ts";
import type { Asking } from "../may.ts";
import type { Ports } from "../ports.ts";

export type JudgePlan = Extract<Plan, { kind: "approve" | "reject" }>;

export type Meant =
  | { readonly requests: readonly DeployRequest[] }
  /** The comment is read once more, and was carried out. */
  | { readonly done: true }
  | { readonly refused: Because };

/** Only those that were asked for on the pull request where it is said: there their card is. */
export async function findMeant({ store }: Pick<Ports, "store">, asking: Asking, plan: JudgePlan): Promise<Meant> {
  const { repository, pullRequest, comment } = asking.job;
  const all = (await store.requests.ofPullRequest(repository.id, pullRequest.number)).filter(isOf(plan));
  if (all.some((one) => isJudgedBy(one, comment))) return { done: true };
  const requests = all.filter((one) => waits(one) && isLater(comment, one.comment));
  const environments = [...new Set(requests.map(({ environment }) => environment.name))];
  if (environments.length > 1) return { refused: because("approve_which", { verb: plan.kind, environments }) };
  return requests.length > 0 ? { requests } : nothing(store, asking, plan);
}

/** A deployment was made: nothing waits any more that has its number. */
const isOf =
  ({ environment, deployment }: JudgePlan) =>
  (one: DeployRequest): boolean =>
    deployment === null && (environment === null || sameName(one.environment, environment));

const sameName = (a: { readonly name: string }, b: { readonly name: string }): boolean =>
  a.name.toLowerCase() === b.name.toLowerCase();

/** Also for something else, after the approvals: it can be rejected still. */
const waits = ({ stage, environment }: DeployRequest): boolean => stage === "waiting" && environment.approvals > 0;

const isJudgedBy = ({ approvals, because }: DeployRequest, { url }: CommentRef): boolean =>
  approvals.some((one) => one.url === url) ||
  because.some(({ reason, facts }) => reason === "rejected" && facts.url === url);

type Nothing = ReasonFacts["nothing_to_approve"];

async function nothing(store: Ports["store"], { job, snapshot }: Asking, plan: JudgePlan): Promise<Meant> {
  const { deployment, environment } = plan;
  const refuse = (what: string, told: Partial<Nothing> = {}): Meant => ({
    refused: because("nothing_to_approve", { what, elsewhere: null, isDeployment: false, ...told }),
  });
  if (deployment !== null) {
    const made = await store.requests.ofDeployment(job.repository.id, deployment);
    return refuse(`deployment #${deployment}`, { isDeployment: made !== null });
  }
  const onHead = await store.requests.openOnSha(job.repository.id, snapshot.head.sha);
  const other = onHead.find(
    (one) => waits(one) && isOf(plan)(one) && one.pullRequest.number !== job.pullRequest.number,
  );
  return refuse(environment?.name ?? "this pull request", { elsewhere: other?.pullRequest.number ?? null });
}
