import { expect, test } from "@jest/globals";
import { renderHistory } from "../../src/cards/history-card.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { otherSha } from "../builders/snapshot.ts";
import { read } from "./read.ts";

const history = { repositoryUrl: "https://github.test/acme/site", environment: "staging", task: null, searched: null };

test("the history is a table, newest first", () => {
  const deployments = [
    aPastDeployment({ id: 3, state: null, ours: false, by: "alan", pullRequest: null, ref: null, sha: otherSha }),
    aPastDeployment({ id: 2, task: "db:migrate", state: "failure", succeededAt: null, parameters: { steps: 3 } }),
    aPastDeployment({ id: 1, state: "inactive", parameters: { TOKEN: "sealed:x" }, sealed: { KEY: "sealed:y" } }),
  ];
  expect(read(renderHistory({ ...history, deployments }))).toMatchInlineSnapshot(`
"#### The last deployments to \`staging\`

| deployment | state | commit | task | by | when | parameters |
| --- | --- | --- | --- | --- | --- | --- |
| \`#3\` | 🕒 no status yet | [\`0f1e2d3\`](https://github.test/acme/site/commit/0f1e2d3c4b5a69788796a5b4c3d2e1f001234567) | \`deploy\` | \`alan\` | 11:00 UTC on 2 Mar |  |
| \`#2\` | ❌ \`failure\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` (pull request 7) | \`db:migrate\` | \`ada\` | 11:00 UTC on 2 Mar | \`steps=3\` |
| \`#1\` | 💤 \`inactive\` (it had succeeded) | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` (pull request 7) | \`deploy\` | \`ada\` | 11:00 UTC on 2 Mar | \`TOKEN\` (sealed), \`KEY\` (sealed) |"
`);
});

test("where it was not searched to its beginning, it says how far", () => {
  const of = { ...history, task: "db:migrate", searched: 250 };
  expect(read(renderHistory({ ...of, deployments: [] }))).toMatchInlineSnapshot(`
"#### The last deployments to \`staging\` with the task \`db:migrate\`

There is none.

Looked for among the newest 250 deployments; GitHub shows [all of them](https://github.test/acme/site/deployments/activity_log?environment=staging)."
`);
});

test("what GitHub does not show is said", () => {
  expect(renderHistory({ ...history, deployments: { unread: "not accessible" } }).text).toContain(
    "GitHub did not show them: not accessible.",
  );
});
