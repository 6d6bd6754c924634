// One command line of a comment that deploys nothing itself: what there is to say about it, for the one answer to the comment.
import type { Markdown } from "../cards/md.ts";
import { auditSettled } from "./audit/audit-comment.ts";
import { judgeRequest } from "./approve.ts";
import { askToCancel } from "./cancel.ts";
import { help } from "./help.ts";
import { showHistory } from "./history.ts";
import { lockEnvironment } from "./locks/lock.ts";
import { unlockEnvironment } from "./locks/unlock.ts";
import type { Asking } from "./may.ts";
import type { Ports } from "./ports.ts";
import { preview } from "./preview.ts";
import { redeploy } from "./redeploy.ts";
import { showStatus } from "./status.ts";
import type { Planned } from "./understand.ts";

export interface Line extends Planned {
  /** Those that stand before it in its comment. */
  readonly before: readonly Planned[];
}

/** Nothing, where a card says it. A `deploy` that is no dry run opens its request elsewhere. */
export async function settleLine(ports: Ports, asking: Asking, line: Line): Promise<readonly Markdown[]> {
  const said = await settle(ports, asking, line);
  await auditSettled(ports, asking.job, { ...line, said });
  return said;
}

async function settle(ports: Ports, asking: Asking, line: Line): Promise<readonly Markdown[]> {
  const { plan } = line;
  switch (plan.kind) {
    case "help":
      return said(help(ports, asking.job, plan));
    case "status":
      return said(showStatus(ports, asking, plan));
    case "history":
      return said(showHistory(ports, asking, plan));
    case "cancel":
      return askToCancel(ports, asking, { ...line, plan });
    case "lock":
      return lockEnvironment(ports, asking, { ...line, plan });
    case "unlock":
      return unlockEnvironment(ports, asking, { ...line, plan });
    case "approve":
    case "reject":
      return judgeRequest(ports, asking, { ...line, plan });
    case "rollback":
    case "promote":
    case "run":
      return redeploy(ports, asking, { ...line, plan });
    case "deploy":
      return plan.dryRun ? [await preview(ports, asking, { ...line, plan })] : [];
  }
}

const said = async (work: Promise<void>): Promise<readonly Markdown[]> => {
  await work;
  return [];
};
