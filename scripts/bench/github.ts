// The GitHub that the measured Slipways work on: the sandbox, with many organisations, each with an open pull request.
import { randomBytes } from "node:crypto";
import { readManifest } from "../../src/demo/manifest.ts";
import { type AppHandle, createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import type { PullRequest } from "../../src/sandbox/state/model.ts";
import { webhookPath } from "../../src/web.ts";

export interface BenchGitHub {
  readonly sandbox: Sandbox;
  /** What a process needs to be Slipway here. */
  readonly environment: Readonly<Record<string, string>>;
  /** From now on these take the deliveries, in turn. */
  serveBy(origins: readonly string[]): void;
  addOrganisations(count: number): Promise<void>;
  /** What it needs besides, so that people sign in to it: browsers are sent back to this address. */
  signInAt(url: string): Readonly<Record<string, string>>;
  /** On the next pull request; resolves when its deployment is there. */
  readonly command: () => Promise<void>;
  /** On the next draft; resolves when its card is there, which says that drafts are not deployed. */
  readonly refusedCommand: () => Promise<void>;
  close(): Promise<void>;
}

export async function openGitHub(): Promise<BenchGitHub> {
  const sandbox = createSandbox();
  await sandbox.listen();
  const app = registerApp(sandbox);
  const { host } = new URL(sandbox.url);
  const pulls: PullRequest[] = [];
  const drafts: PullRequest[] = [];
  const waiting = hearAnswers(sandbox);
  return {
    sandbox,
    environment: {
      APP_ID: String(app.id),
      PRIVATE_KEY: app.privateKey,
      WEBHOOK_SECRET: app.record.webhookSecret,
      GHE_HOST: host,
      GHE_PROTOCOL: "http",
    },
    serveBy: (origins) => {
      let turn = 0;
      const get = (): string => `${origins[turn++ % origins.length]}${webhookPath}`;
      Object.defineProperty(app.record, "webhookUrl", { get, configurable: true });
    },
    addOrganisations: async (count) => {
      for (let index = 0; index < count; index++) {
        const { pull, draft } = addOrganisation(sandbox, app, pulls.length);
        pulls.push(pull);
        drafts.push(draft);
      }
      await sandbox.idle();
    },
    signInAt: (url) => {
      app.record.callbackUrls.push(`${url}/sign-in/callback`);
      return { SLIPWAY_URL: url, GITHUB_CLIENT_ID: app.clientId, GITHUB_CLIENT_SECRET: app.clientSecret };
    },
    command: () => ask(sandbox, waiting, pulls),
    refusedCommand: () => ask(sandbox, waiting, drafts),
    close: () => sandbox.close(),
  };
}

/** By the node id of the pull request: who waits for an answer there. */
type Waiting = Map<string, () => void>;

/** Milliseconds; what is not answered by then never will be. */
const patience = 60_000;

/** The pull requests take turns, with one command at a time: a second one could take the place of the first. */
async function ask(sandbox: Sandbox, waiting: Waiting, pulls: PullRequest[]): Promise<void> {
  const pull = pulls.shift();
  if (!pull) throw new Error("There is no pull request to comment on.");
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error(`The command on ${pull.nodeId} was not answered.`)), patience);
  waiting.set(pull.nodeId, resolve);
  sandbox.comment(pull, { body: "/deploy staging", by: "ada" });
  await promise;
  clearTimeout(timer);
  pulls.push(pull);
}

function registerApp(sandbox: Sandbox): AppHandle {
  const { default_permissions: permissions, default_events: events } = readManifest();
  return sandbox.app({ slug: "slipway", permissions, events, webhookSecret: randomBytes(20).toString("hex") });
}

interface Pulls {
  readonly pull: PullRequest;
  readonly draft: PullRequest;
}

function addOrganisation(sandbox: Sandbox, app: AppHandle, index: number): Pulls {
  const owner = `organisation-${index}`;
  const name = `${owner}/site`;
  sandbox.repository(name, { people: { ada: "write" }, files: { ".github/slipway.yml": configuration } });
  app.install(owner);
  const pull = sandbox.pullRequest(name, { head: "topic", title: "A change", by: "ada" });
  const draft = sandbox.pullRequest(name, { head: "idea", title: "An idea", by: "ada" });
  sandbox.draft(draft, { by: "ada" });
  sandbox.checkRun(name, { ref: "topic", name: "ci/test", status: "completed", conclusion: "success" });
  return { pull, draft };
}

const configuration = "default_environment: staging\nenvironments:\n  staging: {}\n";

/** Another tool carries each deployment out, in no time. */
function hearAnswers(sandbox: Sandbox): Waiting {
  const waiting: Waiting = new Map();
  const answered = (pull: PullRequest | undefined): void => waiting.get(pull?.nodeId ?? "")?.();
  sandbox.state.events.subscribe((event) => {
    if (event.name === "deployment") {
      setImmediate(() => sandbox.deploymentStatus(event.deployment, { state: "success", by: "harbor" }));
      answered([...event.repository.pulls.values()].find(({ headRef }) => headRef === "topic"));
    }
    if (event.name === "issue_comment" && event.action === "created" && event.sender === "slipway[bot]") {
      const pull = event.repository.pulls.get(event.comment.number);
      if (pull?.draft) answered(pull);
    }
  });
  return waiting;
}
