// The log of a deployment for whoever is signed in and may read its repository: the page, the text, and what comes live.
import { type Context, Hono } from "hono";
import type { Alarms } from "../../domain/clock.ts";
import type { Run } from "../../domain/run.ts";
import { runId } from "../../domain/run.ts";
import type { Log, Store } from "../../flows/ports.ts";
import { htmlRenderer, textRenderer } from "../log-renderer.ts";
import { repositoryOf, repositoryRoute } from "../pages/repository-route.ts";
import type { ReadableRepository } from "../ports.ts";
import { privacy, privacyOfForms } from "../privacy.ts";
import { readLog } from "../read-log.ts";
import { createLook } from "../seen.ts";
import type { Session, SignInEnv } from "../sign-in/options.ts";
import type { SignIn } from "../sign-in/sign-in.ts";
import { baseOf } from "../sign-in/views.ts";
import { afterOf, streamLog } from "../stream-log.ts";
import { deploymentLogPage } from "../views/deployment-log.ts";
import { missingPage } from "../views/missing.ts";
import type { Admit, Ending } from "./admission.ts";
import { askAgain, askFor, nameOf } from "./ask.ts";
import { openStream } from "./open-stream.ts";

export interface DeploymentLogs {
  readonly signIn: Pick<SignIn, "require" | "askToSignIn" | "repositories" | "whoMay">;
  readonly store: Pick<Store, "runs" | "logs">;
  /** Whether everybody who is signed in may read the logs of public repositories. */
  readonly publicLogs: boolean;
  readonly admit: Admit;
  readonly clock: Pick<Alarms, "pass">;
  readonly log: Log;
}

type Asking = Context<SignInEnv>;

export function deploymentLogRoutes(logs: DeploymentLogs): Hono<SignInEnv> {
  const app = new Hono<SignInEnv>();
  const { require } = logs.signIn;
  const path = `${repositoryRoute}/deployments/:id{[0-9]{1,15}}/log`;
  const streams = createStreams(logs);
  app.get(path, privacyOfForms, require, (context) => showPage(logs, context));
  app.get(`${path}.txt`, privacy, require, (context) => showText(logs, context));
  app.get(`${path}/stream`, privacy, require, (context) => streams(context));
  return app;
}

/** Everybody may read a public repository: only who was given more than that reads what its deployments print. */
const mayReadLog = (repository: ReadableRepository, publicLogs: boolean): boolean =>
  repository.private || publicLogs || repository.role !== "read";

/** Null: it has no log here. */
export async function findRun(
  { store, publicLogs }: Pick<DeploymentLogs, "store" | "publicLogs">,
  repository: ReadableRepository,
  deployment: number,
): Promise<Run | null> {
  const run = mayReadLog(repository, publicLogs) ? await store.runs.get(runId(repository.id, deployment)) : null;
  return run?.environment.executor.kind === "operator" ? run : null;
}

interface Found {
  readonly repository: ReadableRepository;
  readonly run: Run;
}

async function find(logs: DeploymentLogs, context: Asking, session: Session): Promise<Found | Ending> {
  const repository = await askFor(logs.signIn, session, nameOf(context));
  if (typeof repository === "string") return repository;
  const run = await findRun(logs, repository, Number(context.req.param("id")));
  return run ? { repository, run } : "gone";
}

async function showPage(logs: DeploymentLogs, context: Asking): Promise<Response> {
  const viewer = context.get("session");
  const found = viewer ? await find(logs, context, viewer) : "signed_out";
  if (!viewer || found === "signed_out") return logs.signIn.askToSignIn(context);
  const base = baseOf(context.req.path);
  if (typeof found === "string") return context.html(missingPage({ base, viewer }), 404);
  const shown = await readLog(logs.store.logs, found.run, htmlRenderer());
  return context.html(deploymentLogPage({ base, viewer, repository: repositoryOf(context) }, found.run, shown));
}

async function showText(logs: DeploymentLogs, context: Asking): Promise<Response> {
  const viewer = context.get("session");
  const found = viewer ? await find(logs, context, viewer) : "signed_out";
  if (found === "signed_out") return logs.signIn.askToSignIn(context);
  if (typeof found === "string") return context.text("There is no such log.\n", 404);
  const { done, open } = await readLog(logs.store.logs, found.run, textRenderer());
  return context.text(done + open);
}

function createStreams(logs: DeploymentLogs): (context: Asking) => Promise<Response> {
  const { store, clock, log, signIn } = logs;
  const look = createLook(store, clock);
  return (context) =>
    openStream(logs, context, {
      find: (session) => find(logs, context, session),
      mayStay: (session, { repository: known }) =>
        askAgain(signIn, session, { known, isEnough: (now) => mayReadLog(now, logs.publicLogs) }),
      answer: ({ signal, leave }, { run }) => {
        const streaming = { logs: store.logs, look, clock, log, stopping: signal };
        return streamLog(context, streaming, { run: run.id, after: afterOf(context), closed: leave });
      },
    });
}
