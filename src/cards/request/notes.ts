// What a request's card says below its tables: what Slipway did on the way, and what it cannot do.
import type { Environment } from "../../domain/environment.ts";
import { type DeployRequest, isCarriedOut } from "../../domain/request.ts";
import { code, link, type Markdown, md } from "../md.ts";
import { commit, names, utc } from "../words.ts";
import { suspects } from "../command-line.ts";
import { isCancelled } from "./headline.ts";

export const notes = (request: DeployRequest): readonly Markdown[] => [
  ...merged(request),
  ...dropped(request),
  ...notYet(request.environment),
  ...secret(request),
  ...unclaimed(request),
  ...mayRun(request),
  ...doubled(request),
  ...until(request),
];

function merged({ gated, head, ref, repositoryUrl }: DeployRequest): readonly Markdown[] {
  if (!gated || !head || gated.sha === head.sha) return [];
  return [
    md`${code(ref)} was behind: the default branch was merged into ${commit(repositoryUrl, gated.sha)} as ${commit(repositoryUrl, head.sha)}.`,
  ];
}

const dropped = ({ dropped }: DeployRequest): readonly Markdown[] =>
  dropped.length > 0
    ? [md`Reported on the head before and not on this one, so no longer waited for: ${names(dropped)}.`]
    : [];

export function notYet({ notYet }: Environment): readonly Markdown[] {
  if (notYet.length === 0) return [];
  return [md`Configured for this environment, and not carried out by this version of Slipway yet: ${names(notYet)}.`];
}

/** A comment can be edited, and was read and mailed before; the deployment's payload stays as it is. */
export function secret(request: Pick<DeployRequest, "parameters" | "environment">): readonly Markdown[] {
  const found = suspects(request);
  if (found.length === 0) return [];
  return [
    md`⚠️ This looks like a secret, and everybody who can read the repository can read it: ${names(found)}. Change it where it is used, and give the new one sealed: ${code("npm run slipway -- seal")} makes ${code("KEY=sealed:…")} of it.`,
  ];
}

function unclaimed({ unclaimed, status, stage }: DeployRequest): readonly Markdown[] {
  if (!unclaimed || status || stage === "ended") return [];
  const how = link(md`how a tool picks up deployments`, "https://docs.github.com/en/rest/deployments/deployments");
  return [md`No tool reported a status within two minutes, so the environment is free again. See ${how}.`];
}

/** Of what an executor of ours carries out its status says whether it was stopped. */
const mayRun = (request: DeployRequest): readonly Markdown[] =>
  request.deployment && isCancelled(request) && !isCarriedOut(request) ? [cannotStop] : [];

function doubled({ doubled, environment }: DeployRequest): readonly Markdown[] {
  if (!doubled) return [];
  const mended = code(`environment: { name: ${environment.name}, deployment: false }`);
  return [
    md`A job of the workflow names its ${code("environment:")}, for which GitHub Actions makes a deployment of its own beside this one. With ${mended} in the job it makes none.`,
  ];
}

/** Others carry deployments out, and only they can stop what they began. */
export const cannotStop = md`Slipway cannot stop the tool that carries the deployment out: it may still run.`;

const until = ({ stage, deadline }: DeployRequest): readonly Markdown[] =>
  stage === "waiting" ? [md`If it still waits at ${utc(deadline)}, it ends.`] : [];
