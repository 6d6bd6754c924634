// The headline of a request's card: what became of it, in one line.
import type { DeploymentState } from "../../domain/deployment.ts";
import type { Reason } from "../../domain/reasons.ts";
import type { DeployRequest, Purpose } from "../../domain/request.ts";
import { code, type Markdown, md } from "../md.ts";

export function headline(request: DeployRequest): Markdown {
  const called = names[request.purpose](request);
  if (isCancelled(request)) return md`🚫 Cancelled: ${called.it}`;
  if (request.stage === "ended") return ended(request, called);
  if (request.status) return words[request.status.state](called);
  if (request.stage === "waiting") return md`⏳ ${called.one} waits`;
  if (!request.deployment) return md`🕒 ${called.one} is asked for`;
  return request.unclaimed ? md`🕳️ Nobody picked up the ${called.it}` : md`🕒 ${called.one} is created`;
}

/** What the request is called in a sentence. */
interface Called {
  /** At the beginning of one. */
  readonly one: Markdown;
  readonly it: Markdown;
  readonly doing: Markdown;
  readonly done: Markdown;
  readonly undone: Markdown;
  readonly past: Markdown;
}

const names: { readonly [P in Purpose]: (request: DeployRequest) => Called } = {
  deploy: ({ environment }) => {
    const place = code(environment.name);
    return {
      one: md`Deployment to ${place}`,
      it: md`deployment to ${place}`,
      doing: md`Deploying to ${place}`,
      done: md`Deployed to ${place}`,
      undone: md`Not deployed to ${place}`,
      past: md`No longer what runs in ${place}`,
    };
  },
  rollback: ({ environment }) => {
    const place = code(environment.name);
    return {
      one: md`Rollback of ${place}`,
      it: md`rollback of ${place}`,
      doing: md`Rolling back ${place}`,
      done: md`Rolled back ${place}`,
      undone: md`Not rolled back: ${place}`,
      past: md`No longer what runs in ${place}`,
    };
  },
  promote: ({ environment, target }) => {
    const place = code(environment.name);
    const from = target ? md` from ${code(target.environment)}` : md``;
    return {
      one: md`Promotion to ${place}${from}`,
      it: md`promotion to ${place}${from}`,
      doing: md`Promoting to ${place}${from}`,
      done: md`Promoted to ${place}${from}`,
      undone: md`Not promoted to ${place}${from}`,
      past: md`No longer what runs in ${place}`,
    };
  },
  run: ({ environment, task }) => {
    const place = md`${code(task)} on ${code(environment.name)}`;
    return {
      one: place,
      it: place,
      doing: md`Running ${place}`,
      done: md`Ran ${place}`,
      undone: md`Did not run ${place}`,
      past: md`Ran ${place} some time ago`,
    };
  },
};

/** A tool that goes on all the same may report something newer. */
export const isCancelled = ({ because, cancelledBy, status }: DeployRequest): boolean =>
  because.some(({ reason }) => reason === "cancelled") || (cancelledBy !== null && status?.state === "error");

const words: { readonly [S in DeploymentState]: (called: Called) => Markdown } = {
  queued: ({ one }) => md`🕒 ${one} is queued`,
  pending: ({ one }) => md`🕒 ${one} is pending`,
  in_progress: ({ doing }) => md`🚀 ${doing}`,
  success: ({ done }) => md`✅ ${done}`,
  failure: ({ one }) => md`❌ ${one} failed`,
  error: ({ one }) => md`❌ ${one} ended with an error`,
  inactive: ({ past }) => md`💤 ${past}`,
};

const broke: readonly Reason[] = ["internal", "github_unavailable", "sha_differs"];

function ended({ because }: DeployRequest, { one, it, undone }: Called): Markdown {
  const has = (...reasons: readonly Reason[]): boolean => because.some(({ reason }) => reasons.includes(reason));
  if (has("superseded", "replaced", "head_moved")) return md`💤 Superseded: ${it}`;
  if (has("deadline")) return md`⌛ Waited too long: ${it}`;
  return has(...broke) ? md`❌ ${one} ended with an error` : md`⛔ ${undone}`;
}
