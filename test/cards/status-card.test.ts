import { expect, test } from "@jest/globals";
import { type EnvironmentStanding, renderStatus } from "../../src/cards/status-card.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { aWaitingRequest } from "../builders/request.ts";
import { today } from "../builders/time.ts";
import { read } from "./read.ts";

const repositoryUrl = "https://github.test/acme/site";
const standing = (told: Partial<EnvironmentStanding> = {}): EnvironmentStanding => ({
  environment: "staging",
  runs: null,
  underWay: [],
  searched: null,
  lock: null,
  waiting: [],
  ...told,
});

const card = (...standings: readonly Partial<EnvironmentStanding>[]): string =>
  read(renderStatus({ repositoryUrl, standings: standings.map(standing) }));

test("each environment has a row: what runs, what is under way, who holds it, what waits", () => {
  const lock = {
    repository: aWaitingRequest().repository,
    environment: "staging",
    pullRequest: { number: 8, nodeId: "PR_8" },
    by: "mia",
    url: "https://github.test/acme/site/pull/8#issuecomment-9",
    reason: "load test | do not touch",
    cause: "person",
    release: "merge",
    since: today("10:00:00"),
    expiresAt: today("18:00:00"),
  } as const;
  const all = {
    runs: aPastDeployment({ environmentUrl: "https://staging.example.com" }),
    underWay: [aPastDeployment({ id: 4302, state: "in_progress", succeededAt: null, task: "db:migrate" })],
    lock,
    waiting: [aWaitingRequest(), aWaitingRequest({ pullRequest: { number: 9, nodeId: "PR_9" } })],
  };
  expect(card(all, { environment: "production" })).toMatchInlineSnapshot(`
"#### What runs where

| environment | runs | since | now | lock | waits |
| --- | --- | --- | --- | --- | --- |
| \`staging\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` (pull request 7) · deployment \`#4301\` · [environment](https://staging.example.com/) | 11:01 UTC on 2 Mar, by \`ada\` | 🚀 \`in_progress\`: \`db:migrate\`: [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` (pull request 7), deployment \`#4302\` by \`ada\` | 🔒 [pull request 8](https://github.test/acme/site/pull/8#issuecomment-9), by \`mia\` since 10:00 UTC on 2 Mar, until 18:00 UTC on 2 Mar: load test &#124; do not touch | 1. [pull request 7](https://github.test/acme/site/pull/7#issuecomment-501), by \`ada\`, 2. [pull request 9](https://github.test/acme/site/pull/7#issuecomment-501), by \`ada\` |
| \`production\` | nothing | – | – | – | – |"
`);
});

test("what GitHub does not show, or not so far back, is not said to be nothing", () => {
  const said = card({ runs: { unread: "not accessible" } }, { searched: 50 });
  expect(said).toContain("unknown: GitHub did not show it (not accessible)");
  expect(said).toContain("nothing of the newest 50 deployments");
});

test("without an environment there is nothing to tell", () => {
  expect(card()).toContain("There is no environment.");
});
