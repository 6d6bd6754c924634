// Slipway's GitHub against nock: every request that a test did not announce fails.
import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import type { Repository } from "../../src/domain/repository.ts";
import type { GitHub, NewDeployment } from "../../src/flows/ports.ts";
import { github } from "../../src/github/github.ts";
import { WritePace } from "../../src/github/write-pace.ts";

export const now = new Date("2026-01-05T10:00:00Z");
const api = "https://api.github.com";
export const tokensPath = "/app/installations/42/access_tokens";

export const repository: Repository = { id: 7, owner: "acme", name: "site", defaultBranch: "main", installation: 42 };

export const order: NewDeployment = {
  ref: "abc123",
  task: "deploy",
  autoMerge: false,
  requiredContexts: ["ci/test"],
  environment: "staging",
  production: false,
  transient: false,
  description: "#1 by ada",
  payload: { slipway: { request: "9.0.staging", actor: "ada", pull_request: 1, comment: 9 } },
};

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();

export interface Edge {
  readonly github: GitHub;
  readonly scope: nock.Scope;
  /** Milliseconds. */
  readonly turn: (by: number) => void;
}

/** A GitHub that gives one token, for this repository alone. */
export async function edge(tokens = 1): Promise<Edge> {
  const app = await new Probot({ appId: 1, privateKey: pem, secret: "s", log: pino({ level: "silent" }) }).ready();
  const pass = (): Promise<void> => Promise.reject(new Error("the pace of writes was not asked for"));
  let turned = 0;
  const clock = { now: () => new Date(now.getTime() + turned), pass };
  const scope = nock(api);
  if (tokens > 0)
    scope
      .post(tokensPath, { repository_ids: [7] })
      .times(tokens)
      .reply(201, { token: "ghs_one", expires_at: "2026-01-05T11:00:00Z" });
  const turn = (by: number): void => {
    turned += by;
  };
  return { github: github({ clock, app: () => app.auth(), pace: new WritePace(clock) }), scope, turn };
}
