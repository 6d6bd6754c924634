import { expect, test } from "@jest/globals";
import type { Markdown } from "../../src/cards/md.ts";
import { renderCancelDryRun, renderDryRun } from "../../src/cards/dry-run-card.ts";
import type { DeployPreview, OrderPreview } from "../../src/domain/preview.ts";
import type { Judged } from "../../src/domain/verdict.ts";
import { aBecause } from "../builders/because.ts";
import { aFollowedRequest, aRequest, aWaitingRequest } from "../builders/request.ts";
import { headSha } from "../builders/snapshot.ts";
import { read } from "./read.ts";

const anOrder = (told: Partial<OrderPreview> = {}): OrderPreview => ({
  ref: headSha,
  sha: headSha,
  task: "deploy",
  requiredContexts: ["ci/test"],
  merges: null,
  ...told,
});

const judged = (gate: string, told: Partial<Judged> = {}): Judged => ({
  gate,
  asks: `What ${gate} asks for.`,
  obstacles: [],
  setAside: false,
  ...told,
});

const waits = { ...aBecause("contexts_pending"), hold: "wait" } as const;
const young = { ...aBecause("head_young"), hold: "wait" } as const;
const draft = { ...aBecause("pull_request_draft"), hold: "block" } as const;
const frozen = { ...aBecause("freeze", { tooLong: true }), hold: "block" } as const;

const aPreview = (told: Partial<DeployPreview> = {}): DeployPreview => ({
  request: aRequest(),
  judged: [judged("permission"), judged("pull request"), judged("contexts")],
  order: anOrder(),
  ...told,
});

const card = (markdown: Markdown): string => `\n${read(markdown)}\n`;

test("a dry run of what may go shows every gate and the deployment that would be created", () => {
  expect(card(renderDryRun(aPreview()))).toMatchInlineSnapshot(`
"
#### What \`/deploy staging\` would do

✅ It would deploy now.

| gate | state | what | what to do |
| --- | --- | --- | --- |
| permission | ✅ pass | What permission asks for. |  |
| pull request | ✅ pass | What pull request asks for. |  |
| contexts | ✅ pass | What contexts asks for. |  |

It would create this deployment:

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Ref | \`a1b2c3d4e5f60718293a4b5c6d7e8f9012345678\` |
| Task | \`deploy\` |
| Environment | \`staging\` |
| Executor | whichever tool listens to deployments |
| Required contexts | \`ci/test\` |

This was a dry run: nothing was done.
"
`);
});

test("a dry run of what would wait shows on what, and that a branch behind would be merged first", () => {
  const gates = [judged("permission"), judged("contexts", { obstacles: [waits, young] })];
  const order = anOrder({ ref: "topic", merges: "main", requiredContexts: [] });
  expect(card(renderDryRun(aPreview({ judged: gates, order })))).toMatchInlineSnapshot(`
"
#### What \`/deploy staging\` would do

⏳ It would wait, and go on by itself.

| gate | state | what | what to do |
| --- | --- | --- | --- |
| permission | ✅ pass | What permission asks for. |  |
| contexts | ⏳ waits | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. | Nothing: it goes on by itself. |
| contexts | ⏳ waits | \`a1b2c3d\` is only seconds old: its checks may be on their way. | Nothing: it goes on by itself. |

After that it would create this deployment:

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Ref | \`topic\` |
| Task | \`deploy\` |
| Environment | \`staging\` |
| Executor | whichever tool listens to deployments |
| Required contexts | none |
| Merge first | \`main\` into \`topic\`: the checks of the merge count |

This was a dry run: nothing was done.
"
`);
});

test("a dry run of what would be refused shows every obstacle, and what to do about each", () => {
  const gates = [judged("pull request", { obstacles: [draft] }), judged("contexts", { obstacles: [waits] })];
  expect(card(renderDryRun(aPreview({ judged: gates })))).toMatchInlineSnapshot(`
"
#### What \`/deploy staging\` would do

⛔ It would be refused.

| gate | state | what | what to do |
| --- | --- | --- | --- |
| pull request | ⛔ refused | This pull request is a draft. | Mark it ready for review, then comment again. |
| contexts | ⏳ waits | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. | Wait for it, then comment again. |

With nothing in its way it would create this deployment:

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Ref | \`a1b2c3d4e5f60718293a4b5c6d7e8f9012345678\` |
| Task | \`deploy\` |
| Environment | \`staging\` |
| Executor | whichever tool listens to deployments |
| Required contexts | \`ci/test\` |

This was a dry run: nothing was done.
"
`);
});

test("a dry run with --force shows what would be set aside, and asks nobody to do anything about it", () => {
  const request = aRequest({
    named: "v1.2",
    ref: "v1.2",
    force: { reason: "the site is down" },
    environment: {
      name: "production",
      production: true,
      executor: { kind: "operator", name: "web1" },
      notYet: ["teardown"],
      parameters: { replicas: { type: "number", default: 2, min: 1, max: 20 } },
    },
    parameters: { replicas: 3 },
  });
  const gates = [judged("permission"), judged("freeze", { obstacles: [frozen], setAside: true })];
  expect(card(renderDryRun(aPreview({ request, judged: gates })))).toMatchInlineSnapshot(`
"
#### What \`/deploy v1.2 to production replicas=3 --force\` would do

✅ It would deploy now.

| gate | state | what | what to do |
| --- | --- | --- | --- |
| permission | ✅ pass | What permission asks for. |  |
| freeze | ⚠️ set aside | Frozen until 08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar: weekend. |  |

It would create this deployment:

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`v1.2\` |
| --- | --- |
| Ref | \`a1b2c3d4e5f60718293a4b5c6d7e8f9012345678\` |
| Task | \`deploy\` |
| Environment | \`production\` (production) |
| Parameters | \`replicas=3\` |
| Executor | \`web1\` |
| Required contexts | \`ci/test\` |

Configured for this environment, and not carried out by this version of Slipway yet: \`teardown\`.

This was a dry run: nothing was done.
"
`);
});

test("an environment that goes away again is told as that", () => {
  const request = aRequest({ environment: { name: "preview-7", transient: true } });
  expect(read(renderDryRun(aPreview({ request }))).split("\n")).toContain("| Environment | `preview-7` (transient) |");
});

test.each([
  [{ kind: "external" }, "whichever tool listens to deployments"],
  [{ kind: "operator", name: "web|1" }, "`web\\|1`"],
  [{ kind: "workflow", file: "deploy.yml", ref: "default", inputs: null }, "`deploy.yml`"],
  [{ kind: "workflow", file: "deploy.yml", ref: "head", inputs: null }, "`deploy.yml` of the head"],
] as const)("the executor %j is told as %s", (executor, says) => {
  const text = read(renderDryRun(aPreview({ request: aRequest({ environment: { executor } }) })));
  expect(text.split("\n")).toContain(`| Executor | ${says} |`);
});

test("a dry run of cancelling what waits says that it would be taken back", () => {
  expect(card(renderCancelDryRun(aWaitingRequest()))).toMatchInlineSnapshot(`
"
#### What \`/cancel staging\` would do

It would take back this request, which has not created a deployment.

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

This was a dry run: nothing was done.
"
`);
});

test("a dry run of cancelling a deployment says how it would end", () => {
  expect(card(renderCancelDryRun(aFollowedRequest()))).toMatchInlineSnapshot(`
"
#### What \`/cancel #4301\` would do

It would end this deployment to \`staging\` as \`error\`. Slipway cannot stop the tool that carries the deployment out: it may still run.

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

This was a dry run: nothing was done.
"
`);
});
