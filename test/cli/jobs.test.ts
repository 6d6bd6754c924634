import { expect, test } from "@jest/globals";
import { answer } from "../../src/cli/jobs.ts";
import type { DeadJob } from "../../src/store/queue/dead-jobs.ts";

const dead: DeadJob = {
  id: "0a0b0c0d-0000-4000-8000-000000000001",
  at: "2026-01-05T10:00:00.123Z",
  key: "7/pull/12",
  job: '{"kind":"advance","request":"9.0.staging"}',
  tries: 17,
  error: "GitHub did not answer",
};

interface Said {
  readonly code: number;
  readonly said: string;
  readonly complaints: string;
}

async function asked(what: Parameters<typeof answer>[0], letters: readonly DeadJob[], isRunning = true): Promise<Said> {
  const said: string[] = [];
  const complaints: string[] = [];
  const retry = async (id: string): Promise<boolean> => letters.some((letter) => letter.id === id);
  const terminal = { say: (text: string) => said.push(text), complain: (text: string) => complaints.push(text) };
  const code = await answer(what, { queue: { deadJobs: async () => letters, retry }, isRunning }, terminal);
  return { code, said: said.join("\n"), complaints: complaints.join("\n") };
}

const list = { kind: "list", json: false } as const;

test("dead jobs are a table, one line each", async () => {
  const other = {
    ...dead,
    id: "0a0b0c0d-0000-4000-8000-000000000002",
    job: "of another version",
    key: "acknowledge/9",
  };
  expect(await asked(list, [dead, { ...other, error: "first line\nsecond line" }])).toEqual({
    code: 0,
    said: `
ID                                    KIND     KEY            GIVEN UP              TRIES  ERROR
0a0b0c0d-0000-4000-8000-000000000001  advance  7/pull/12      2026-01-05T10:00:00Z  17     GitHub did not answer
0a0b0c0d-0000-4000-8000-000000000002  unknown  acknowledge/9  2026-01-05T10:00:00Z  17     first line`.slice(1),
    complaints: "",
  });
});

test("what strangers wrote cannot command the terminal", async () => {
  const { said } = await asked(list, [{ ...dead, key: "7/\u202eenv", error: "\u001b[2J\u009b31mred\u0007" }]);
  expect(said).toContain("7/env");
  expect(said.replaceAll("\n", "")).not.toMatch(/\p{C}/u);
});

test("no dead jobs are said to be none", async () => {
  expect(await asked(list, [])).toEqual({ code: 0, said: "No job was given up.", complaints: "" });
  expect(await asked({ kind: "list", json: true }, [])).toMatchObject({ code: 0, said: "[]" });
  expect(await asked({ kind: "retry", ids: "all" }, [])).toMatchObject({ code: 0, said: "No job was given up." });
});

test("programs read them as JSON, with the whole job", async () => {
  const { said } = await asked({ kind: "list", json: true }, [dead]);
  expect(JSON.parse(said)).toEqual([{ ...dead, kind: "advance", job: { kind: "advance", request: "9.0.staging" } }]);
});

test("all are queued again", async () => {
  expect(await asked({ kind: "retry", ids: "all" }, [dead])).toEqual({
    code: 0,
    said: `${dead.id} is queued again.`,
    complaints: "",
  });
});

test("an id that is none is said, and the others are queued again", async () => {
  expect(await asked({ kind: "retry", ids: ["nonsense", dead.id] }, [dead])).toEqual({
    code: 1,
    said: `${dead.id} is queued again.`,
    complaints: "There is no dead job nonsense.",
  });
});

test("who retries while Slipway does not run is told that nothing happens yet", async () => {
  const { said } = await asked({ kind: "retry", ids: [dead.id] }, [dead], false);
  expect(said).toBe(`${dead.id} is queued again.\nSlipway does not run now: started, it goes on.`);
});
