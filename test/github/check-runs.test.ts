import { expect, test } from "@jest/globals";
import type { NewCheckRun } from "../../src/flows/ports.ts";
import { head } from "./answers.ts";
import { edge, repository } from "./edge.ts";

const annotation = { path: ".github/slipway.yml", line: 3, column: 5, message: "unknown key" };
const check: NewCheckRun = {
  sha: head,
  name: "slipway.yml",
  conclusion: "failure",
  title: "One mistake",
  summary: "Nothing is deployed until it is mended.",
  annotations: [annotation],
};

async function create(told: Partial<NewCheckRun> = {}) {
  const { github, scope } = await edge();
  const sent: { output?: { summary: string; annotations: object[] } }[] = [];
  const hear = (body: (typeof sent)[number]): boolean => sent.push(body) > 0;
  scope.post("/repos/acme/site/check-runs", hear).reply(201, { id: 1 });
  await github.createCheckRun(repository, { ...check, ...told });
  scope.done();
  return sent[0];
}

test("a check run is completed when it is made, and names the line and column", async () => {
  expect(await create()).toEqual({
    name: "slipway.yml",
    head_sha: head,
    status: "completed",
    conclusion: "failure",
    output: {
      title: "One mistake",
      summary: "Nothing is deployed until it is mended.",
      annotations: [
        {
          path: ".github/slipway.yml",
          start_line: 3,
          end_line: 3,
          start_column: 5,
          end_column: 5,
          annotation_level: "failure",
          message: "unknown key",
        },
      ],
    },
  });
});

test("what GitHub takes at most is all that is sent", async () => {
  const sent = await create({ annotations: Array.from({ length: 51 }, () => annotation), summary: "x".repeat(70_000) });
  expect(sent?.output?.annotations).toHaveLength(50);
  expect(sent?.output?.summary).toHaveLength(65_535);
});

test("without the permission it is for the operator, and it is sent once", async () => {
  const { github, scope } = await edge();
  const message = "Resource not accessible by integration";
  scope.post("/repos/acme/site/check-runs").reply(403, { message });
  await expect(github.createCheckRun(repository, check)).rejects.toMatchObject({ fault: "setup", message });
  scope.done();
});
