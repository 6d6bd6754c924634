import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { type ReportAnswer, reportPath, reportRoutes } from "../../src/executors/reports/report-routes.ts";
import { reportToken } from "../../src/executors/reports/report-token.ts";

const key = Buffer.alloc(32, 7);
const run = "11/4301";

interface Bench {
  readonly taken: unknown[];
  readonly logged: string[];
  readonly send: (body: string | ReadableStream, headers?: Record<string, string>, path?: string) => Promise<Response>;
}

const withToken = { authorization: `Bearer ${reportToken(key, run)}` };

function bench(answer: ReportAnswer | Error = { kind: "taken", state: "in_progress" }): Bench {
  const taken: unknown[] = [];
  const logged: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (_facts: object, message: string) => void logged.push(message) };
  const report = async (...what: unknown[]): Promise<ReportAnswer> => {
    taken.push(what);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const app = reportRoutes({ key, report, log });
  const send: Bench["send"] = async (body, headers = withToken, path = reportPath(run)) =>
    app.request(path, { method: "POST", body, headers, ...(typeof body !== "string" && { duplex: "half" }) });
  return { taken, logged, send };
}

test("a report is taken, and answered with the state as it stands", async () => {
  const { taken, send } = bench();
  const answer = await send('{"state":"in_progress","description":"copying","log":"a\\n"}');
  expect([answer.status, await answer.json()]).toEqual([200, { state: "in_progress" }]);
  expect(taken).toEqual([[run, { state: "in_progress", description: "copying" }, "a\n"]]);
});

test.each([
  ["no token", {}],
  ["an empty one", { authorization: "Bearer " }],
  ["the token of another run", { authorization: `Bearer ${reportToken(key, "11/4302")}` }],
  ["the token as a password", { authorization: `Basic ${btoa(`x:${reportToken(key, run)}`)}` }],
  ["the token without its kind", { authorization: reportToken(key, run) }],
  ["two tokens", { authorization: `Bearer ${reportToken(key, run)} ${reportToken(key, run)}` }],
])("with %s nothing is read", async (_what, headers: Record<string, string>) => {
  const { taken, send } = bench();
  const answer = await send("x".repeat(2 ** 20), headers);
  expect([answer.status, answer.headers.get("www-authenticate"), taken]).toEqual([401, "Bearer", []]);
});

test("a wrong token, an unknown run and a run that has ended get the same answer", async () => {
  const answers = [
    await bench().send('{"state":"queued"}', { authorization: "Bearer guessed" }),
    await bench().send('{"state":"queued"}', withToken, "/runs/11/4302/reports"),
    await bench({ kind: "unknown" }).send('{"state":"queued"}'),
    await bench({ kind: "ended" }).send('{"state":"queued"}'),
  ];
  const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
  expect(new Set(told.map(String)).size).toBe(1);
  expect(told[0]?.[0]).toBe(401);
});

test.each([
  "/runs/11/04301/reports",
  "/runs/11%2F4301/x/reports",
  "/runs/11/4301%2F/reports",
  "/runs/11.0/4301/reports",
])("%s is not the way to this run", async (path) => {
  const { taken, send } = bench();
  expect([(await send('{"state":"queued"}', withToken, path)).status, taken]).toEqual([401, []]);
});

test("the kind of the token may be spelled as one likes", async () => {
  const answer = await bench().send('{"state":"queued"}', { authorization: `bearer  ${reportToken(key, run)}` });
  expect(answer.status).toBe(200);
});

test("a state that would go backwards is refused with the state as it stands", async () => {
  const answer = await bench({ kind: "backwards", state: "in_progress" }).send('{"state":"queued"}');
  expect([answer.status, await answer.json()]).toEqual([
    409,
    { message: "After in_progress there is no queued.", state: "in_progress" },
  ]);
});

test("everything that is wrong with a report is told", async () => {
  const { taken, send } = bench();
  const answer = await send('{"state":"running","log_url":"file:///etc/passwd"}');
  expect([answer.status, taken]).toEqual([422, []]);
  expect(await answer.json()).toEqual({
    message: "The report was not taken.",
    errors: [
      { field: "state", message: expect.stringContaining("must be queued, pending") },
      { field: "log_url", message: expect.stringContaining("must be an address") },
    ],
  });
});

test("the largest report is taken, a larger one is not", async () => {
  const { taken, send } = bench();
  const padded = (length: number): string => '{"state":"queued"}'.padEnd(length);
  expect((await send(padded(512 * 1024))).status).toBe(200);
  const answer = await send(padded(512 * 1024 + 1));
  expect([answer.status, await answer.json()]).toEqual([413, { message: "A report has at most 512 KiB." }]);
  expect(taken).toHaveLength(1);
});

test("a report that does not say how long it is ends at the same size", async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  expect((await bench().send(endless)).status).toBe(413);
  expect(pulled).toBeLessThan(20);
});

test("a report that cannot be kept now is to be sent again", async () => {
  const { logged, send } = bench(new Fault("transient", "the database at 10.0.0.5 is away", { retryAfter: 1500 }));
  const answer = await send('{"state":"success"}');
  expect([answer.status, answer.headers.get("retry-after"), await answer.json()]).toEqual([
    503,
    "2",
    { message: "The report cannot be kept now." },
  ]);
  expect(logged).toEqual(["report not taken"]);
});

test("where nothing says how long, it is five seconds", async () => {
  const answer = await bench(new Fault("transient", "away")).send('{"state":"success"}');
  expect(answer.headers.get("retry-after")).toBe("5");
});

test.each([new Error("a mistake at /srv/slipway"), new Fault("rejected", "no such table runs")])(
  "our own fault is told without its words: %s",
  async (error) => {
    const { logged, send } = bench(error);
    const answer = await send('{"state":"success"}');
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { message: "The report was not taken; Slipway's log says why." },
    ]);
    expect(logged).toEqual(["report not taken"]);
  },
);
