// What a rollback goes back to: a success of a deployment that Slipway made. Anybody who may write can post another.
import type { Plan } from "../../commands/plan.ts";
import { type PastDeployment, runsThere } from "../../domain/past-deployment.ts";
import { type Because, because } from "../../domain/reasons.ts";
import type { Repository } from "../../domain/repository.ts";
import { isUnread } from "../../domain/snapshot.ts";
import { deployTask } from "../plan-deployment.ts";
import type { Ports } from "../ports.ts";
import { walkHistory, type Walked, withRef } from "../read-history.ts";
import { before, isSuccessOfOurs } from "./before.ts";
import { type FoundTarget, refused, sameDeployment } from "./redeployed.ts";

type Rollback = Extract<Plan, { kind: "rollback" }>;
type History = readonly PastDeployment[];

/** How a command says what it goes back to. */
interface Sought {
  readonly find: (history: History) => Promise<PastDeployment | null>;
  readonly missing: (searched: number | null) => Because;
}

export async function findRollback(ports: Ports, repository: Repository, plan: Rollback): Promise<FoundTarget> {
  const environment = plan.environment.name;
  const sought = await seek(ports, repository, plan);
  if (!("find" in sought)) return refused(sought);
  const isEnough = async (history: History): Promise<boolean> => (await sought.find(history)) !== null;
  const walked = await walkHistory(ports, { repository, environment, isEnough });
  if (isUnread(walked)) {
    return refused(because("unread", { what: `the deployments to ${environment}`, why: walked.unread }));
  }
  const found = await sought.find(walked.history);
  if (!found) return refused(sought.missing(walked.goesOn ? walked.history.length : null));
  return judge(found, { environment, walked });
}

interface Judging {
  readonly environment: string;
  readonly walked: Walked;
}

function judge(found: PastDeployment, { environment, walked }: Judging): FoundTarget {
  const { id: deployment, sha, ours, by, succeededAt } = found;
  if (!ours) return refused(because("not_ours", { environment, deployment, by }));
  if (succeededAt === null) {
    return refused(because("never_succeeded", { environment, what: `#${deployment}`, searched: null }));
  }
  return runsUndisturbed(found, walked.history)
    ? refused(because("runs_already", { environment, sha, deployment }))
    : sameDeployment(found);
}

/** A deployment after it that failed may have left something behind: then it is worth deploying again. */
function runsUndisturbed({ id }: PastDeployment, history: History): boolean {
  if (runsThere(history)?.id !== id) return false;
  const later = history.slice(
    0,
    history.findIndex((one) => one.id === id),
  );
  return !later.some(({ task, state }) => task === deployTask && (state === "failure" || state === "error"));
}

function seek(ports: Ports, repository: Repository, plan: Rollback): Promise<Sought | Because> | Sought {
  const { environment, deployment, ref } = plan;
  const { name } = environment;
  if (deployment !== null) return seekDeployment(ports, repository, { environment: name, deployment });
  if (ref !== null) return seekRef(ports, repository, { environment: name, ref });
  const missing: Sought["missing"] = (searched) => because("nothing_to_roll_back", { environment: name, searched });
  return { find: async (history) => before(history), missing };
}

interface ById {
  readonly environment: string;
  readonly deployment: number;
}

async function seekDeployment(
  { store }: Ports,
  { id }: Repository,
  { environment, deployment }: ById,
): Promise<Sought> {
  const request = await store.requests.ofDeployment(id, deployment);
  const known = request?.environment.name ?? environment;
  const elsewhere = known.toLowerCase() === environment.toLowerCase() ? null : known;
  return {
    find: async (history) => history.find((one) => one.id === deployment && one.task === deployTask) ?? null,
    missing: (searched) => because("not_there", { environment, deployment, elsewhere, searched }),
  };
}

interface ByRef {
  readonly environment: string;
  readonly ref: string;
}

/** The newest success of the commit that the name stands for now, or that was deployed by the name. */
async function seekRef(ports: Ports, repository: Repository, { environment, ref }: ByRef): Promise<Sought> {
  const named = await ports.github.readRef(repository, ref);
  const isIt = async (one: PastDeployment): Promise<boolean> =>
    one.sha === named?.sha || (await withRef(ports, repository, one)).ref === ref;
  return {
    find: async (history) => {
      for (const one of history.filter(isSuccessOfOurs)) if (await isIt(one)) return one;
      return null;
    },
    missing: (searched) => because("never_succeeded", { environment, what: ref, searched }),
  };
}
