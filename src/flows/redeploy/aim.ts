// An operation is done with what runs when its turn has come: while it waited, something else may have been deployed.
import type { Because } from "../../domain/reasons.ts";
import type { DeployRequest } from "../../domain/request.ts";
import type { Ports } from "../ports.ts";
import { findRunning } from "./find-target.ts";

type Aimed = { readonly refused: readonly Because[] } | { readonly request: DeployRequest };

/** The same request where nothing changed. Another commit wants a look, and approvals, of its own. */
export async function aim(ports: Ports, request: DeployRequest): Promise<Aimed> {
  const found = await findRunning(ports, request.repository, request);
  if ("refused" in found) return found;
  const { target, deployedAt } = found.redeployed;
  const { sha } = target;
  if (sha === request.target?.sha) return { request };
  const head = { sha, pushedAt: deployedAt };
  return { request: { ...request, stage: "waiting", target, named: sha, sha, gated: head, head } };
}
