// Deliveries as GitHub sends them, from its own examples: each with ids of its own, signed, ready to be posted.
import { createHmac, randomUUID } from "node:crypto";
import { createRequire } from "node:module";

export type Mix = "commands" | "realistic";

/** Of a hundred deliveries: what an App with Slipway's events hears from repositories where people work. */
export const shares: Readonly<Record<Mix, readonly (readonly [share: number, name: TemplateName])[]>> = {
  commands: [[100, "command"]],
  realistic: [
    [5, "command"],
    [15, "comment"],
    [10, "pull_request synchronize"],
    [10, "push"],
    [15, "check_run created"],
    [20, "check_run completed"],
    [10, "status pending"],
    [15, "status success"],
  ],
};

export interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One after the other: the body of one is used again for the next of its kind, so post it before asking for another. */
export function deliveries(mix: Mix, secret: string): () => Delivery {
  const kinds = shares[mix].flatMap(([share, name]) => {
    const template = createTemplate(name);
    return Array.from({ length: share }, () => template);
  });
  return () => {
    const { event, body, places } = kinds[Math.floor(Math.random() * kinds.length)] ?? unknown();
    for (const { offset, write } of places) body.write(write(), offset, "latin1");
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    return { body, headers: headersOf(event, signature) };
  };
}

const headersOf = (event: string, signature: string): Delivery["headers"] => ({
  "content-type": "application/json",
  "user-agent": "GitHub-Hookshot/000000",
  "x-github-delivery": randomUUID(),
  "x-github-event": event,
  "x-hub-signature-256": `sha256=${signature}`,
});

interface Template {
  readonly event: string;
  readonly body: Buffer;
  /** Where something of its own stands in each delivery. */
  readonly places: readonly { readonly offset: number; readonly write: () => string }[];
}

type Payload = Readonly<Record<string, unknown>>;

/** Stand in the template where each delivery has its own; as long as what takes their place. */
const marks = { id: 700_000_000_000_001, number: 70_001, sha: "7".repeat(40) };

const digits = (length: number): string =>
  String(Math.floor((1 + Math.random() * 8.9) * 10 ** (length - 1))).slice(0, length);

const writers = [
  { mark: String(marks.id), write: () => digits(15) },
  { mark: String(marks.number), write: () => digits(5) },
  { mark: marks.sha, write: () => randomUUID().replaceAll("-", "").padEnd(40, "0") },
];

function createTemplate(name: TemplateName): Template {
  const { event, make } = templates[name];
  const body = Buffer.from(JSON.stringify({ installation: { id: 42, node_id: "I_42" }, ...make() }));
  const places = writers.flatMap(({ mark, write }) => offsetsOf(body, mark).map((offset) => ({ offset, write })));
  return { event, body, places };
}

function offsetsOf(body: Buffer, mark: string): number[] {
  const offsets: number[] = [];
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) offsets.push(at);
  return offsets;
}

const unknown = (): never => {
  throw new Error("There is no such delivery.");
};

interface Example {
  readonly name: string;
  readonly examples: readonly Payload[];
}

const examples = createRequire(import.meta.url)("@octokit/webhooks-examples") as readonly Example[];

const example = (name: string, action: string | null = null): Payload =>
  examples.find((one) => one.name === name)?.examples.find((one) => action === null || one.action === action) ??
  unknown();

const part = (payload: Payload, name: string): Payload => payload[name] as Payload;

/** The example that is 12.7 KB. */
function comment(text: string): Payload {
  const payload = example("issue_comment", "created");
  const issue = { ...part(payload, "issue"), number: marks.number, pull_request: { url: "https://api.github.com/x" } };
  return { ...payload, issue, comment: { ...part(payload, "comment"), id: marks.id, body: text } };
}

const checkRun = (action: string): Payload => {
  const payload = example("check_run", action);
  return { ...payload, check_run: { ...part(payload, "check_run"), id: marks.id, head_sha: marks.sha } };
};

const status = (state: string): Payload => ({ ...example("status"), id: marks.id, sha: marks.sha, state });

function newHead(): Payload {
  const payload = example("pull_request", "synchronize");
  const pull = part(payload, "pull_request");
  const head = { ...part(pull, "head"), sha: marks.sha };
  return { ...payload, pull_request: { ...pull, number: marks.number, head } };
}

/** GitHub's example is a tag that goes away. */
function push(): Payload {
  const payload = { ...example("push"), ref: "refs/heads/topic", after: marks.sha, deleted: false };
  const commit = { id: marks.sha, message: "A change", added: [], modified: ["src/index.ts"], removed: [] };
  return { ...payload, commits: [commit, commit], head_commit: commit };
}

const templates = {
  command: { event: "issue_comment", make: () => comment("/deploy staging") },
  comment: { event: "issue_comment", make: () => comment("You are totally right! I'll get this fixed right away.") },
  "pull_request synchronize": { event: "pull_request", make: newHead },
  push: { event: "push", make: push },
  "check_run created": { event: "check_run", make: () => checkRun("created") },
  "check_run completed": { event: "check_run", make: () => checkRun("completed") },
  "status pending": { event: "status", make: () => status("pending") },
  "status success": { event: "status", make: () => status("success") },
} as const;

type TemplateName = keyof typeof templates;

/** Bytes of each kind, for the report. */
export const sizes = (): ReadonlyMap<string, number> =>
  new Map(Object.keys(templates).map((name) => [name, createTemplate(name as TemplateName).body.length]));
