// What the deployer says to GitHub: who it is, what became of a deployment, and whether somebody else spoke before.
import { createSign } from "node:crypto";

export interface Report {
  readonly state: "in_progress" | "success";
  readonly description: string;
  readonly log_url: string;
  readonly environment_url?: string;
}

export interface Place {
  readonly installation: number;
  /** "owner/name". */
  readonly repository: string;
  readonly id: number;
}

export interface Github {
  /** The newest status of a deployment, or null. */
  lastState(place: Place): Promise<string | null>;
  report(place: Place, report: Report): Promise<void>;
}

export interface Credentials {
  readonly apiUrl: string;
  readonly appId: number;
  readonly privateKey: string;
}

export function connectGithub(credentials: Credentials): Github {
  const call = async (path: string, request: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${credentials.apiUrl}${path}`, request);
    if (!answer.ok) throw new Error(`${request.method ?? "GET"} ${path} answered ${answer.status}`);
    return answer.json();
  };
  const tokenFor = async ({ installation, repository }: Place): Promise<string> => {
    const body = { repositories: [repository.split("/")[1]], permissions: { deployments: "write" } };
    const path = `/app/installations/${installation}/access_tokens`;
    const answer = await call(path, {
      method: "POST",
      headers: headers(jwtOf(credentials)),
      body: JSON.stringify(body),
    });
    return (answer as { token: string }).token;
  };
  const statuses = ({ repository, id }: Place): string => `/repos/${repository}/deployments/${id}/statuses`;
  return {
    lastState: async (place) => {
      const newest = await call(`${statuses(place)}?per_page=1`, { headers: headers(await tokenFor(place)) });
      return (newest as { state: string }[])[0]?.state ?? null;
    },
    report: async (place, report) => {
      const request = { method: "POST", headers: headers(await tokenFor(place)), body: JSON.stringify(report) };
      await call(statuses(place), request);
    },
  };
}

const headers = (token: string): Record<string, string> => ({
  accept: "application/vnd.github+json",
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  "user-agent": "sandbox-deployer",
  "x-github-api-version": "2022-11-28",
});

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
function jwtOf({ appId, privateKey }: Credentials): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iss: String(appId), iat: now - 30, exp: now + 540 })}`;
  return `${signed}.${createSign("sha256").update(signed).sign(privateKey, "base64url")}`;
}
