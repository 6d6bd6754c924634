// What a file says of one environment, over the defaults.
import { type Duration, parseDuration } from "../domain/duration.ts";
import {
  type Allow,
  defaultEnvironment,
  type Environment,
  type Executor,
  type Lock,
  type RequiredContexts,
} from "../domain/environment.ts";
import type { FreezeWindow } from "../domain/freeze.ts";
import type { ParameterDefinition } from "../domain/parameters.ts";
import type { EnvironmentBody } from "./schema.ts";
import { parseWeekTime } from "./week-time.ts";

/** `pushed`: pushes are to deploy it. */
export function toEnvironment(name: string, body: EnvironmentBody, pushed: boolean): Environment {
  const defaults = defaultEnvironment(name);
  return {
    ...defaults,
    url: body.url ?? defaults.url,
    production: body.production ?? defaults.production,
    transient: body.transient ?? defaults.transient,
    ...whoAndWhat(body, defaults),
    ...whatIsAsked(body, defaults),
    ...howItRuns(body, defaults),
    notYet: notYet(body, pushed),
  };
}

const whoAndWhat = (body: EnvironmentBody, defaults: Environment): Partial<Environment> => ({
  allow: body.allow ? toAllow(body.allow) : defaults.allow,
  override: { role: body.override?.role ?? defaults.override.role },
  refs: body.refs ?? defaults.refs,
  forks: body.forks ?? defaults.forks,
  signed: body.signed ?? defaults.signed,
});

const whatIsAsked = (body: EnvironmentBody, defaults: Environment): Partial<Environment> => ({
  autoMerge: body.auto_merge ?? defaults.autoMerge,
  upToDate: body.up_to_date ?? defaults.upToDate,
  requiredContexts: toContexts(body.required_contexts ?? defaults.requiredContexts),
  reviews: body.reviews ?? defaults.reviews,
  approvals: body.approvals ?? defaults.approvals,
  after: body.after ?? defaults.after,
  freeze: body.freeze?.flatMap(toWindow) ?? defaults.freeze,
  lock: body.lock ? toLock(body.lock, defaults.lock) : defaults.lock,
});

const howItRuns = (body: EnvironmentBody, defaults: Environment): Partial<Environment> => ({
  concurrency: body.concurrency ?? defaults.concurrency,
  wait: toDuration(body.wait, defaults.wait),
  timeout: toDuration(body.timeout, defaults.timeout),
  parameters: toParameters(body.parameters ?? {}),
  payload: body.payload ?? defaults.payload,
  executor: body.executor ? toExecutor(body.executor) : defaults.executor,
  deploymentsFrom: body.deployments_from ?? defaults.deploymentsFrom,
  reportFrom: body.report_from ?? defaults.reportFrom,
});

/** A list without names asks for none. */
export const toContexts = (contexts: RequiredContexts): RequiredContexts => (contexts.length === 0 ? "none" : contexts);

/** Who lists people means only them, unless a role is there, too. */
function toAllow({ role, teams = [], users = [], bots = [] }: NonNullable<EnvironmentBody["allow"]>): Allow {
  return { role: role ?? (teams.length + users.length > 0 ? null : "write"), teams, users, bots };
}

const toDuration = <Otherwise>(text: string | undefined, otherwise: Otherwise): Duration | Otherwise =>
  (text === undefined ? null : parseDuration(text)) ?? otherwise;

function toWindow({
  from,
  to,
  timezone = "UTC",
  reason = "",
}: NonNullable<EnvironmentBody["freeze"]>[number]): FreezeWindow[] {
  const [begins, ends] = [parseWeekTime(from), parseWeekTime(to)];
  return begins && ends ? [{ from: begins, to: ends, timezone, reason }] : [];
}

const toLock = (lock: NonNullable<EnvironmentBody["lock"]>, defaults: Lock): Lock => ({
  onDeploy: lock.on_deploy ?? defaults.onDeploy,
  release: lock.release ?? defaults.release,
  expires: toDuration(lock.expires, defaults.expires),
});

function toExecutor(executor: NonNullable<EnvironmentBody["executor"]>): Executor {
  if (executor === "external") return { kind: "external" };
  if (typeof executor === "string") return { kind: "operator", name: executor };
  return { kind: "workflow", file: executor.workflow, ref: executor.ref ?? "default", inputs: executor.inputs ?? null };
}

type ParameterBodies = NonNullable<EnvironmentBody["parameters"]>;

const toParameters = (bodies: ParameterBodies): Environment["parameters"] =>
  Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, toParameter(body)]));

function toParameter(body: ParameterBodies[string]): ParameterDefinition {
  switch (body.type) {
    case "string":
      return { type: "string", default: body.default ?? null };
    case "boolean":
      return { type: "boolean", default: body.default ?? null };
    case "number":
      return { type: "number", default: body.default ?? null, min: body.min ?? null, max: body.max ?? null };
    case "choice":
      return { type: "choice", options: body.options, default: body.default ?? null };
  }
}

/** Keys that a later version carries out. */
function notYet(body: EnvironmentBody, pushed: boolean): readonly string[] {
  const named: readonly (readonly [key: string, named: boolean])[] = [
    ["auto", pushed || body.auto !== undefined],
    ["teardown", body.teardown !== undefined],
  ];
  return named.flatMap(([key, named]) => (named ? [key] : []));
}
