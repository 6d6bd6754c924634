// Pages over a repository with a past, as a port answers them: what a test does not say otherwise.
import type { Context } from "hono";
import type { EnvironmentStanding } from "../../src/cards/status-card.ts";
import { type PageRoutes, pageRoutes } from "../../src/dashboard/pages/page-routes.ts";
import type { DeploymentShown, EnvironmentsShown, HistoryShown, Pages } from "../../src/dashboard/shown.ts";
import type { Session } from "../../src/dashboard/sign-in/options.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import type { DeploymentStatus } from "../../src/domain/deployment.ts";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import { aLock } from "../builders/lock.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { aRequest } from "../builders/request.ts";
import { headSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { type HeardLog, heardLog } from "../store/log.ts";

export const now = new Date(today("12:00:00"));
export const url = "https://github.test/acme/site";

const hour = 3_600_000;
export const ago = (hours: number): string => new Date(now.getTime() - hours * hour).toISOString();

export const aStanding = (told: Partial<EnvironmentStanding> = {}): EnvironmentStanding => ({
  environment: "staging",
  runs: aPastDeployment({ environmentUrl: "https://staging.example.com" }),
  underWay: [],
  searched: null,
  lock: null,
  waiting: [],
  ...told,
});

const busy = aStanding({
  environment: "production",
  underWay: [aPastDeployment({ id: 4310, state: "in_progress", succeededAt: null, createdAt: ago(0.05), by: "grace" })],
  lock: aLock({ environment: "production", reason: "Friday’s demo", since: ago(3), expiresAt: ago(-5) }),
  waiting: [aRequest({ pullRequest: { number: 9, nodeId: "PR_9" }, createdAt: ago(0.2) })],
});

/** Of ninety days: more on weekdays, a failure now and then, one rollback. */
export const aPast = (): readonly PastDeployment[] =>
  Array.from({ length: 120 }, (_, index) => {
    const createdAt = ago(index * 18 + 1);
    const endedAt = ago(index * 18 + 1 - 0.03 - (index % 7) * 0.01);
    const failed = index % 9 === 4;
    return aPastDeployment({
      id: 5000 - index,
      sha: (index * 7919 + 1_000_003).toString(16).padEnd(40, "0"),
      createdAt,
      stateAt: endedAt,
      state: failed ? "failure" : index === 0 ? "success" : "inactive",
      succeededAt: failed ? null : endedAt,
      pullRequest: 200 - index,
      by: ["ada", "grace", "linus"][index % 3] ?? null,
      ref: `feature/step-${index}`,
      ...(index === 3 ? { repeats: 4993 } : {}),
    });
  });

const aStatus = (told: Partial<DeploymentStatus>): DeploymentStatus => ({
  id: 1,
  state: "queued",
  description: "",
  environmentUrl: null,
  logUrl: null,
  createdAt: ago(1),
  by: "slipway[bot]",
  ...told,
});

type KeptEntry = AuditEntry & { readonly number: number };

export const anEntry = (told: Partial<KeptEntry> = {}): KeptEntry => ({
  number: 1,
  at: ago(1),
  what: "command",
  repository: { id: 11, fullName: "acme/site" },
  environment: "staging",
  pullRequest: 7,
  actor: "ada",
  about: null,
  facts: { line: "/deploy staging" },
  ...told,
});

export const aDecision = anEntry({
  what: "decision",
  actor: null,
  about: "501.0.staging",
  facts: {
    verdict: "go",
    ref: "topic",
    sha: headSha,
    behindBy: 0,
    pushed: { by: "delivery", at: ago(2) },
    role: "write",
    team: null,
    green: ["ci/test", "security/scan"],
    dropped: [],
    reviews: { decision: "approved", latest: [] },
    succeeded: ["staging"],
    approvals: [{ by: "grace", sha: headSha }],
    obstacles: [],
    setAside: [{ reason: "contexts_failing", facts: {}, hold: "block" }],
  },
});

export const aDeploymentShown = (told: Partial<DeploymentShown> = {}): DeploymentShown => ({
  url,
  deployment: aPastDeployment({
    environmentUrl: "https://staging.example.com",
    parameters: { replicas: 3, log_level: "debug", api_key: "sealed:v1.QUJD", password: "hunter2hunter2hunter2" },
    sealed: { DATABASE_PASSWORD: "sealed:v1.abcdef" },
    payload: { region: "eu-1", nested: { token: "abc123abc123abc123abc1" } },
  }),
  statuses: [
    aStatus({ description: "Waiting for its turn", createdAt: ago(1) }),
    aStatus({ id: 2, state: "in_progress", description: "Deploying", createdAt: ago(0.99) }),
    aStatus({
      id: 3,
      state: "success",
      description: "Deployed in 1 min",
      logUrl: "https://ci.test/1",
      createdAt: ago(0.98),
    }),
  ],
  request: aRequest({ force: { reason: "hotfix <now>" } }),
  decision: aDecision,
  before: { id: 4300, sha: "b".repeat(40) },
  role: "write",
  environment: null,
  run: null,
  ...told,
});

export const anEnvironmentsShown = (told: Partial<EnvironmentsShown> = {}): EnvironmentsShown => ({
  owner: "acme",
  name: "site",
  url,
  isPrivate: false,
  role: "write",
  find: () => null,
  trouble: null,
  standings: [],
  ...told,
});

export const aHistoryShown = (told: Partial<HistoryShown> = {}): HistoryShown => ({
  url,
  role: "write",
  find: () => null,
  environment: "production",
  deployments: [],
  hasMore: false,
  tasks: [],
  asOf: ago(0.01),
  standing: null,
  ...told,
});

export const somePages = (told: Partial<Pages> = {}): Pages => ({
  repositories: async () => ({
    repositories: [
      { owner: "acme", name: "site", url, isPrivate: true, standings: [aStanding(), busy] },
      { owner: "acme", name: "api", url, isPrivate: false, standings: [] },
    ],
    installUrl: "https://github.test/apps/slipway/installations/new",
  }),
  environments: async (_viewer, { owner, name }) =>
    anEnvironmentsShown({
      owner,
      name,
      isPrivate: true,
      standings: [aStanding(), busy, aStanding({ environment: "preview/7", runs: null })],
    }),
  history: async (_viewer, { environment, page }) =>
    aHistoryShown({
      environment,
      deployments: aPast().slice((page - 1) * 20, page * 20),
      hasMore: page < 6,
      tasks: ["deploy", "db:migrate"],
      standing: { ...busy, environment },
    }),
  measured: async () => ({
    history: aPast(),
    goesOn: true,
    pushed: new Map(
      aPast().flatMap(({ pullRequest, createdAt }, index) =>
        pullRequest === null
          ? []
          : [[pullRequest, new Date(Date.parse(createdAt) - (2 + (index % 5) * 7) * hour).toISOString()] as const],
      ),
    ),
  }),
  deployment: async () => aDeploymentShown(),
  audit: async () => ({
    url,
    entries: [
      aDecision,
      anEntry(),
      anEntry({ what: "refused", actor: "mallory", facts: { because: [{ reason: "permission", facts: {} }] } }),
      anEntry({ what: "lock", facts: { reason: "Friday’s demo", cause: "person" } }),
      anEntry({ what: "override", facts: { reason: "hotfix", setAside: ["reviews"] } }),
      anEntry({ number: 41, what: "run_ended", actor: null, facts: { state: "in_progress" } }),
    ],
    hasMore: true,
  }),
  ...told,
});

export interface PagesBench {
  readonly app: ReturnType<typeof pageRoutes>;
  readonly log: HeardLog;
  readonly get: (path: string) => Promise<Response>;
  readonly text: (path: string) => Promise<string>;
}

const ada: Session = { id: "s1", user: { id: 1, login: "ada" }, expiresAt: ago(-8), csrf: "c5rf", token: "encrypted" };

/** `session`: of who looks; null: nobody is signed in. */
export function pagesBench(told: Partial<Pages> = {}, session: Session | null = ada): PagesBench {
  const log = heardLog();
  const app = pageRoutes({ pages: somePages(told), signIn: signedInAs(session), clock: { now: () => now }, log });
  for (const path of ["/live", "/:owner/:repo/live"]) app.get(path, nothingChanges);
  const get = async (path: string): Promise<Response> => app.request(path);
  return { app, log, get, text: async (path) => (await get(path)).text() };
}

const nothingChanges = (context: Context): Response =>
  context.body(new ReadableStream(), 200, { "Content-Type": "text/event-stream", "Transfer-Encoding": "chunked" });

function signedInAs(session: Session | null): PageRoutes["signIn"] {
  const askToSignIn = (context: Context): Response => context.redirect("/sign-in");
  return {
    askToSignIn,
    require: async (context, next) => {
      context.set("session", session);
      return session ? next() : askToSignIn(context);
    },
  };
}

/** One of each page. */
export const paths = {
  repositories: "/",
  environments: "/acme/site",
  history: "/acme/site/environments/production",
  deployment: "/acme/site/deployments/4301",
  audit: "/acme/site/audit",
} as const;
