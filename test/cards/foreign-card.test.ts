import { expect, test } from "@jest/globals";
import { renderForeignCard } from "../../src/cards/foreign-card.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aForeignCard, aForeignDeployment } from "../builders/foreign.ts";
import { headSha } from "../builders/snapshot.ts";
import { read } from "./read.ts";

test("deployments of other tools share a card, the newest first", () => {
  const status = aDeploymentStatus({
    description: "All 3 hosts",
    environmentUrl: "https://staging.example.com",
    logUrl: "https://ci.test/log/1",
  });
  const deployments = [
    aForeignDeployment({ id: 4403 }),
    aForeignDeployment({ id: 4402, ref: headSha, task: "db:migrate", status: aDeploymentStatus({ state: "queued" }) }),
    aForeignDeployment({ id: 4401, status }),
  ];
  expect(`\n${read(renderForeignCard(aForeignCard({ deployments })))}\n`).toMatchInlineSnapshot(`
"
#### Deployments of other tools to \`staging\`

| deployment | commit | state | by |
| --- | --- | --- | --- |
| \`#4403\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` | created | \`release-bot\` at 12:00 UTC on 2 Mar |
| \`#4402\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) | \`db:migrate\`: \`queued\` | \`release-bot\` at 12:00 UTC on 2 Mar |
| \`#4401\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` | \`success\`: All 3 hosts · [environment](https://staging.example.com/) · [log](https://ci.test/log/1) | \`release-bot\` at 12:00 UTC on 2 Mar |
"
`);
});

test("nothing that another tool wrote is alive on the card", () => {
  const status = aDeploymentStatus({ description: "@ada | #1 <b>", environmentUrl: "javascript:alert(1)" });
  const [row] = renderForeignCard(
    aForeignCard({ deployments: [aForeignDeployment({ ref: "a|b", task: "x|y", creator: "@eve", status })] }),
  )
    .text.split("\n")
    .slice(-1);
  expect(row).toBe(
    `| \`#4401\` | [\`a1b2c3d\`](https://github.test/acme/site/commit/${headSha}) of \`a\\|b\` | \`x\\|y\`: \`success\`: @\u200bada &#124; #\u200b1 &lt;b&gt; | \`@eve\` at 12:\u200b00 UTC on 2 Mar |`,
  );
});
