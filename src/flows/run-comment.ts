// A comment with command lines: each line is understood, who asks may ask, and each environment becomes a request.
import { renderBecause, renderProblems, renderTooMany } from "../cards/answer.ts";
import type { Markdown } from "../cards/md.ts";
import { verbs } from "../commands/registry.ts";
import type { Because } from "../domain/reasons.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { advance } from "./advance.ts";
import { answer } from "./answer.ts";
import { auditAnswers, auditCommands } from "./audit/audit-comment.ts";
import type { CommentJob } from "./jobs.ts";
import { type Asking, mayNot } from "./may.ts";
import { newRequest, openRequest } from "./open-request.ts";
import type { Ports } from "./ports.ts";
import { readForComment, readSubject } from "./read-for-comment.ts";
import { settleLine } from "./settle-line.ts";
import { turnAway } from "./turn-away.ts";
import { type Planned, understand } from "./understand.ts";

export async function runComment(ports: Ports, delivered: CommentJob): Promise<void> {
  await auditCommands(ports, delivered);
  const snapshot = await readForComment(ports, delivered);
  const { number, nodeId } = snapshot.pullRequest ?? delivered.pullRequest;
  const job: CommentJob = { ...delivered, pullRequest: { number, nodeId } };
  const { permitted, denied, texts } = await sift(ports, { job, snapshot });
  if (denied) await turnAway(ports, job, denied);
  const { wanted, refused } = await readSubjects(ports, { job, snapshot }, permitted.filter(isDeployment));
  await auditAnswers(ports, job, [...texts, ...refused]);
  const asking: Asking = { job, snapshot };
  const [above, below] = split(permitted, wanted);
  const first = await carryOut(ports, asking, { lines: above, before: [] });
  if (below.length > 0) await deploy(ports, asking, wanted);
  const rest = await carryOut(ports, asking, { lines: below, before: above });
  const said = [...texts, ...refused, ...first, ...rest];
  if (said.length > 0) await answer(ports, job, renderProblems(said));
  if (below.length === 0) await deploy(ports, asking, wanted);
}

const redeployments: readonly string[] = ["rollback", "promote", "run"];

/** What is done with the history of an environment, and stands below a deployment, begins behind it. */
function split(
  permitted: readonly Planned[],
  wanted: readonly Wanted[],
): readonly [readonly Planned[], readonly Planned[]] {
  const first = permitted.findIndex(isDeployment);
  const isBelow = ({ plan }: Planned, index: number): boolean => index > first && redeployments.includes(plan.kind);
  const place = wanted.length > 0 ? permitted.findIndex(isBelow) : -1;
  return place < 0 ? [permitted, []] : [permitted.slice(0, place), permitted.slice(place)];
}

export interface Sifted {
  readonly permitted: readonly Planned[];
  /** Why one of the lines may not be asked for by this person. */
  readonly denied: Because | null;
  /** What cannot be followed, for people who may ask for something. */
  readonly texts: readonly Markdown[];
}

/** Whoever may do nothing here is told nothing but that. */
export async function sift(ports: Ports, asking: Asking): Promise<Sifted> {
  const { parsed, pullRequest } = asking.job;
  if (parsed.kind === "too_many") return siftProblems(ports, asking, [renderTooMany(parsed.count, parsed.most)]);
  const { planned, problems } = understand(parsed.lines, asking.snapshot, pullRequest.number);
  const permitted: Planned[] = [];
  let denied: Because | null = null;
  for (const one of planned) {
    const why = await mayNot(ports, asking, one.plan);
    if (why) denied = why;
    else permitted.push(one);
  }
  if (problems.length === 0) return { permitted, denied, texts: [] };
  const rest = await siftProblems(ports, asking, problems);
  const isTrusted = permitted.some(({ plan }) => !forReaders.includes(plan.kind));
  return isTrusted
    ? { permitted, denied, texts: problems }
    : { permitted, denied: denied ?? rest.denied, texts: rest.texts };
}

/** Who may do no more than these is told of no mistake at length. */
const forReaders: readonly string[] = verbs.filter(({ openTo }) => openTo === "reader").map(({ name }) => name);

async function siftProblems(ports: Ports, asking: Asking, texts: readonly Markdown[]): Promise<Sifted> {
  const denied = await mayNot(ports, asking, { kind: "cancel", environment: null, deployment: null, dryRun: false });
  return { permitted: [], denied, texts: denied ? [] : texts };
}

type Deployment = Planned & { readonly plan: Extract<Planned["plan"], { kind: "deploy" }> };

const isDeployment = (one: Planned): one is Deployment => one.plan.kind === "deploy" && !one.plan.dryRun;

/** Everything that opens no request, in the order of the lines: what there is to say about it goes into one answer. */
async function carryOut(ports: Ports, asking: Asking, { lines, before }: Carried): Promise<Markdown[]> {
  const said: Markdown[] = [];
  for (const [index, planned] of lines.entries()) {
    said.push(...(await settleLine(ports, asking, { ...planned, before: [...before, ...lines.slice(0, index)] })));
  }
  return said;
}

interface Carried {
  readonly lines: readonly Planned[];
  /** Those that stand above them. */
  readonly before: readonly Planned[];
}

interface Wanted {
  readonly planned: Deployment;
  /** Of what is to be deployed. */
  readonly snapshot: Snapshot;
}

interface Subjects {
  readonly wanted: readonly Wanted[];
  readonly refused: readonly Markdown[];
}

/** What a command names is read for itself: it may be another pull request, or none. */
async function readSubjects(ports: Ports, asking: Asking, deployments: readonly Deployment[]): Promise<Subjects> {
  const wanted: Wanted[] = [];
  const refused: Markdown[] = [];
  for (const planned of deployments) {
    const loaded = await readSubject(ports, asking, planned.plan);
    if ("snapshot" in loaded) wanted.push({ planned, snapshot: loaded.snapshot });
    else refused.push(renderBecause(planned.line, loaded.refused));
  }
  return { wanted, refused };
}

/** What was read serves the first request, if it is new; that one may merge, so each further one looks for itself. */
async function deploy(ports: Ports, { job }: Asking, wanted: readonly Wanted[]): Promise<void> {
  let isFirst = true;
  for (const { planned, snapshot } of wanted) {
    const request = newRequest(job, { ...planned, snapshot }, ports.clock.now());
    const isNew = await openRequest(ports, request);
    await advance(ports, request.id, isNew && isFirst ? snapshot : undefined);
    isFirst = false;
  }
}
