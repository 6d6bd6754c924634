// A command from a page, as a job: wherever the process ends in it, the next one leaves no second comment, and no second command.
import { beforeEach, expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import { toCommand } from "../../../src/domain/command.ts";
import type { ActJob, Job } from "../../../src/flows/jobs.ts";
import { giveUp } from "../../../src/flows/give-up.ts";
import { act } from "../../../src/flows/page/act.ts";
import { readAsked } from "../../../src/flows/page/page-command.ts";
import type { Delivery, Ports } from "../../../src/flows/ports.ts";
import { memoryStore } from "../../../src/store/memory-store.ts";
import { aComment, aRequest } from "../../builders/request.ts";
import { today } from "../../builders/time.ts";
import { silentLog } from "../../store/log.ts";

const { repository, pullRequest, actor } = aRequest();
const command = toCommand(0, "deploy", { environments: ["staging"] });
const nonce = "n".repeat(22);
const job: ActJob = { kind: "act", nonce, repository, pullRequest, actor, command, askedAt: today("12:00:00") };

let written: string[] = [];
let sent: Job[] = [];
let createdAt = today("12:00:00");
let dies: string | null = null;
let ports: Ports;

/** The process ends right behind this step, or before it. */
function step<Value>(name: string, work: () => Value): Value {
  if (dies === `before ${name}`) throw new Error("killed");
  const value = work();
  if (dies === `after ${name}`) throw new Error("killed");
  return value;
}

beforeEach(() => {
  [written, sent, createdAt, dies] = [[], [], today("12:00:00"), null];
  const clock = { now: () => new Date(today("12:00:01")) };
  const github = {
    writeCards: async (_repository: unknown, { create, update }: { create?: { body: string }; update?: unknown[] }) =>
      step("comment", () => {
        if (create) written.push(create.body);
        return update ? null : "IC_501";
      }),
    findComment: async (_repository: unknown, _pull: string, mark: string) =>
      written.some((body) => body.includes(mark)) ? "IC_501" : null,
    readComment: async () => step("read", () => (written.length > 0 ? aComment({ createdAt }) : null)),
  };
  const taken = new Set<string>();
  /** All or nothing, as in the database. */
  const take = ({ id, jobs }: Delivery): void => {
    if (!taken.has(id)) sent.push(...jobs.map(({ job }) => job));
    taken.add(id);
  };
  const inbox = { take: async (delivery: Delivery) => step("send", () => take(delivery)) };
  const store = memoryStore(clock);
  ports = { github, inbox, store, clock, log: silentLog } as unknown as Ports;
});

async function again(): Promise<void> {
  dies = null;
  for (let tries = 0; tries < 3; tries++) {
    const isEarly = await act(ports, job).then(
      () => false,
      (error: unknown) => error instanceof Fault && error.fault === "transient",
    );
    if (!isEarly) return;
  }
}

test("it leaves a comment, and has it read as if its person had written it", async () => {
  await act(ports, job);
  expect(written).toEqual([expect.stringContaining("**ada** asked from the dashboard:")]);
  expect(sent).toEqual([
    {
      kind: "comment",
      repository,
      pullRequest,
      actor: { login: "ada", url: "https://github.test/ada", bot: false },
      comment: aComment(),
      parsed: { kind: "commands", lines: [{ kind: "command", command }] },
    },
  ]);
  expect(await readAsked(ports, { repository, nonce })).toEqual({
    login: "ada",
    pullRequest: 7,
    line: "/deploy staging",
    print: expect.any(String),
    url: aComment().url,
  });
});

// Right behind the command it may be done already: what it unlocked or cancelled is another's by then.
test.each(["before comment", "after comment", "before read", "after read", "before send", "after send"])(
  "killed %s, it leaves one comment and one command in the end",
  async (where) => {
    dies = where;
    await expect(act(ports, job)).rejects.toThrow("killed");
    await again();
    expect([written.length, sent.length]).toEqual([1, 1]);
    await again();
    expect([written.length, sent.length]).toEqual([1, 1]);
  },
);

test("a comment that came long after they asked does not show them what was pushed meanwhile", async () => {
  createdAt = today("12:30:00");
  await act(ports, job);
  expect(sent).toMatchObject([{ comment: { createdAt: today("12:00:00") } }]);
});

test("what GitHub never takes is in the audit log", async () => {
  await giveUp(ports, job, new Fault("setup", "Unable to create comment because issue is locked"));
  expect(await ports.store.audit.since("2026-01-01T00:00:00Z", 0)).toMatchObject([
    {
      what: "refused",
      actor: "ada",
      pullRequest: 7,
      facts: { line: "/deploy staging", because: [{ reason: "setup" }] },
    },
  ]);
});

test("a comment that GitHub shows only a moment after it was left is not lost", async () => {
  let looks = 0;
  const readComment = async () => (looks++ < 2 ? null : aComment());
  ports = { ...ports, github: { ...ports.github, readComment, findComment: async () => null } };
  await expect(act(ports, job)).rejects.toThrow("GitHub does not show the comment yet");
  await again();
  expect([written.length, sent.length]).toEqual([1, 1]);
});

test("a comment that somebody deleted right away commands nothing, and the audit log says so", async () => {
  ports = { ...ports, github: { ...ports.github, readComment: async () => null } };
  await again();
  expect([written.length, sent.length]).toEqual([1, 0]);
  expect(await ports.store.audit.since("2026-01-01T00:00:00Z", 0)).toMatchObject([
    { what: "refused", actor: "ada", pullRequest: 7, facts: { line: "/deploy staging" } },
  ]);
});
