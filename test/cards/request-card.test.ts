import { expect, test } from "@jest/globals";
import type { Markdown } from "../../src/cards/md.ts";
import { renderRequestCard } from "../../src/cards/request-card.ts";
import type { DeployRequest } from "../../src/domain/request.ts";
import { aBecause } from "../builders/because.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aComment, aFollowedRequest, aRequest, aWaitingRequest } from "../builders/request.ts";
import { headSha, mergeSha, otherSha } from "../builders/snapshot.ts";
import { today } from "../builders/time.ts";
import { read } from "./read.ts";

const card = (request: DeployRequest): string => `\n${read(renderRequestCard(request))}\n`;

test("a request that waits says on what, and until when", () => {
  expect(card(aWaitingRequest({ because: [aBecause("contexts_pending")] }))).toMatchInlineSnapshot(`
"
#### ⏳ Deployment to \`staging\` waits

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| contexts | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. | Nothing: it goes on by itself. |

If it still waits at 13:00 UTC on 2 Mar, it ends.

Next: \`/cancel staging\` takes it back.
"
`);
});

test("a deployment that was created waits for its first status", () => {
  expect(card(aFollowedRequest({ before: { sha: otherSha } }))).toMatchInlineSnapshot(`
"
#### 🕒 Deployment to \`staging\` is created

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` ([changes since \`0f1e2d3\`](https://github.test/acme/site/compare/0f1e2d3c4b5a69788796a5b4c3d2e1f001234567...a1b2c3d4e5f60718293a4b5c6d7e8f9012345678)) |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

Next: \`/cancel staging\` ends it.
"
`);
});

test("a deployment that nobody picked up says so, and how it is done", () => {
  expect(card(aFollowedRequest({ unclaimed: true }))).toMatchInlineSnapshot(`
"
#### 🕳️ Nobody picked up the deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

No tool reported a status within two minutes, so the environment is free again. See [how a tool picks up deployments](https://docs.github.com/en/rest/deployments/deployments).

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a deployment in progress links its log", () => {
  const status = aDeploymentStatus({
    state: "in_progress",
    logUrl: "https://ci.test/log/1",
    createdAt: today("12:00:04"),
  });
  expect(card(aFollowedRequest({ status }))).toMatchInlineSnapshot(`
"
#### 🚀 Deploying to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`in_progress\` after 3 s |
| Links | [log](https://ci.test/log/1) · deployment \`#4301\` |

Next: \`/cancel staging\` ends it.
"
`);
});

test("a deployment that succeeded links the environment, and what changed", () => {
  const status = aDeploymentStatus({
    description: "All 3 hosts",
    environmentUrl: "https://staging.example.com",
    logUrl: "https://ci.test/log/1",
  });
  expect(card(aFollowedRequest({ status, before: { sha: otherSha } }))).toMatchInlineSnapshot(`
"
#### ✅ Deployed to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` ([changes since \`0f1e2d3\`](https://github.test/acme/site/compare/0f1e2d3c4b5a69788796a5b4c3d2e1f001234567...a1b2c3d4e5f60718293a4b5c6d7e8f9012345678)) |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`success\` after 1 min 5 s: All 3 hosts |
| Links | [environment](https://staging.example.com/) · [log](https://ci.test/log/1) · deployment \`#4301\` |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a deployment that failed says what its tool said", () => {
  const status = aDeploymentStatus({ state: "failure", description: "2 of 3 hosts are down | ask @ops" });
  expect(card(aFollowedRequest({ status }))).toMatchInlineSnapshot(`
"
#### ❌ Deployment to \`staging\` failed

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`failure\` after 1 min 5 s: 2 of 3 hosts are down &#124; ask @ops |
| Links | deployment \`#4301\` |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a deployment that ended with an error says so", () => {
  const status = aDeploymentStatus({ state: "error", createdAt: today("13:02:01") });
  expect(card(aFollowedRequest({ status }))).toMatchInlineSnapshot(`
"
#### ❌ Deployment to \`staging\` ended with an error

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`error\` after 1 h 2 min |
| Links | deployment \`#4301\` |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a deployment that was replaced says so", () => {
  expect(card(aFollowedRequest({ status: aDeploymentStatus({ state: "inactive" }) }))).toMatchInlineSnapshot(`
"
#### 💤 No longer what runs in \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`inactive\` after 1 min 5 s |
| Links | deployment \`#4301\` |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a request that is refused has every obstacle in a row of its own, and none of them goes on by itself", () => {
  const because = [aBecause("permission"), aBecause("pull_request_draft"), aBecause("contexts_pending")];
  expect(card(aRequest({ stage: "ended", because }))).toMatchInlineSnapshot(`
"
#### ⛔ Not deployed to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| permission | \`eve\` has the role \`read\` here, and \`staging\` needs \`write\`. | Ask somebody with that role. |
| pull request | This pull request is a draft. | Mark it ready for review, then comment again. |
| contexts | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. | Wait for it, then comment again. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a request whose configuration broke while it waited lists the mistakes with line and column", () => {
  expect(card(aWaitingRequest({ stage: "ended", because: [aBecause("config_broken")] }))).toMatchInlineSnapshot(`
"
#### ⛔ Not deployed to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| configuration | [\`.github/slipway.yml\`](https://github.test/acme/site/blob/main/.github/slipway.yml) has mistakes.<br>[line 4, column 5](https://github.test/acme/site/blob/main/.github/slipway.yml#L4): unknown key "aproval": did you mean "approvals"? Allowed here: url, production<br>[line 9, column 17](https://github.test/acme/site/blob/main/.github/slipway.yml#L9): "production" must be true or false, not the text "yes": write true | Fix the file on the default branch, then comment again. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a request that a later comment supersedes links that comment", () => {
  expect(card(aWaitingRequest({ stage: "ended", because: [aBecause("superseded")] }))).toMatchInlineSnapshot(`
"
#### 💤 Superseded: deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| request | A [later comment](https://github.test/acme/site/pull/7#issuecomment-502) asked for the same environment. | Nothing. |
"
`);
});

test("a request whose head moved is superseded", () => {
  expect(card(aWaitingRequest({ stage: "ended", because: [aBecause("head_moved")] }))).toMatchInlineSnapshot(`
"
#### 💤 Superseded: deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| head | The head moved from \`a1b2c3d\` to \`0f1e2d3\` while this request waited. | Look at what was pushed, then comment again. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a request that waited too long says how long", () => {
  expect(card(aWaitingRequest({ stage: "ended", because: [aBecause("deadline")] }))).toMatchInlineSnapshot(`
"
#### ⌛ Waited too long: deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| request | It waited 60 minutes, which is as long as this environment lets a request wait. | Comment again. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a branch that is behind is merged with the default branch, and then waits for the checks of the merge", () => {
  const merged = { sha: mergeSha, pushedAt: today("12:00:03") };
  const because = [aBecause("contexts_pending", { pending: [], missing: ["ci/test"] })];
  expect(card(aWaitingRequest({ because, merges: 1, head: merged, sha: mergeSha }))).toMatchInlineSnapshot(`
"
#### ⏳ Deployment to \`staging\` waits

| Commit | [\`c0ffee0\`](https://github.test/acme/site/commit/c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| contexts | Expected, not reported yet: \`ci/test\`. | Nothing: it goes on by itself. |

\`topic\` was behind: the default branch was merged into [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) as [\`c0ffee0\`](https://github.test/acme/site/commit/c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00).

If it still waits at 13:00 UTC on 2 Mar, it ends.

Next: \`/cancel staging\` takes it back.
"
`);
});

test("a deployment of another commit than the one that was checked is ended", () => {
  const deployment = { id: 4301, sha: otherSha, createdAt: today("12:00:01") };
  const because = [aBecause("sha_differs")];
  expect(card(aFollowedRequest({ stage: "ended", deployment, because }))).toMatchInlineSnapshot(`
"
#### ❌ Deployment to \`staging\` ended with an error

| Commit | [\`0f1e2d3\`](https://github.test/acme/site/commit/0f1e2d3c4b5a69788796a5b4c3d2e1f001234567) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| Links | deployment \`#4301\` |

| gate | what | what to do |
| --- | --- | --- |
| head | GitHub created the deployment for \`0f1e2d3\`, but \`a1b2c3d\` is what was checked. It was ended as \`error\`. | Look at what was pushed, then comment again. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("contexts that were given up are named", () => {
  expect(card(aFollowedRequest({ dropped: ["ci/docs", "ci/e2e"] }))).toMatchInlineSnapshot(`
"
#### 🕒 Deployment to \`staging\` is created

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

Reported on the head before and not on this one, so no longer waited for: \`ci/docs\`, \`ci/e2e\`.

Next: \`/cancel staging\` ends it.
"
`);
});

test("a request that was cancelled while it waited says by whom", () => {
  expect(card(aWaitingRequest({ stage: "ended", because: [aBecause("cancelled")] }))).toMatchInlineSnapshot(`
"
#### 🚫 Cancelled: deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| request | Cancelled by \`ada\`. | Nothing. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("a deployment that was cancelled may still run", () => {
  const status = aDeploymentStatus({ state: "error", description: "Cancelled by @ada", createdAt: today("12:00:31") });
  expect(card(aFollowedRequest({ status, cancelledBy: "ada", unclaimed: true }))).toMatchInlineSnapshot(`
"
#### 🚫 Cancelled: deployment to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | \`error\` after 30 s: Cancelled by @ada |
| Links | deployment \`#4301\` |

Slipway cannot stop the tool that carries the deployment out: it may still run.

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

test("what was set aside is on the card, with the reason for it", () => {
  const setAside = [aBecause("contexts_pending"), aBecause("freeze", { tooLong: true })];
  const force = { reason: "the site is down, @ops knows" };
  expect(card(aFollowedRequest({ force, setAside }))).toMatchInlineSnapshot(`
"
#### 🕒 Deployment to \`staging\` is created

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| With \`--force\` | the site is down, @ops knows |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

| gate | set aside by \`--force\` |
| --- | --- |
| contexts | Pending: [\`ci/test\`](https://github.test/acme/site/runs/1) (in progress). Expected, not reported yet: \`ci/docs\`, \`ci/e2e\`. |
| freeze | Frozen until 08:00 on Mon 2 Mar (Asia/Tokyo), 23:00 UTC on 1 Mar: weekend. |

Next: \`/cancel staging\` ends it.
"
`);
});

test("a tag that the command names is deployed with its parameters", () => {
  const environment = {
    name: "production",
    parameters: {
      log_level: { type: "choice", options: ["info", "debug"], default: "info" },
      replicas: { type: "number", default: 2, min: 1, max: 20 },
      note: { type: "string", default: null },
    },
  } as const;
  const parameters = { log_level: "debug", replicas: 2, note: "for the fair" };
  const told = { named: "v1.2", ref: "v1.2", environment, parameters, status: aDeploymentStatus() };
  expect(card(aFollowedRequest(told))).toMatchInlineSnapshot(`
"
#### ✅ Deployed to \`production\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`v1.2\` (which the command names) |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| Parameters | \`log_level=debug\`, \`replicas=2\`, \`note="for the fair"\` |
| State | \`success\` after 1 min 5 s |
| Links | deployment \`#4301\` |

Next: \`/deploy v1.2 to production log_level=debug note="for the fair"\` asks for it again.
"
`);
});

test("what is configured and not carried out yet is named, and who does the work", () => {
  const environment = { notYet: ["teardown", "auto"] };
  expect(card(aFollowedRequest({ environment }))).toMatchInlineSnapshot(`
"
#### 🕒 Deployment to \`staging\` is created

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |
| State | created at 12:00 UTC on 2 Mar, no status yet |
| Links | deployment \`#4301\` |

Configured for this environment, and not carried out by this version of Slipway yet: \`teardown\`, \`auto\`.

Next: \`/cancel staging\` ends it.
"
`);
});

test("who lost the permission while the request waited is told so", () => {
  const because = [aBecause("permission", { environment: "production", listed: ["acme/sre"], needs: "maintain" })];
  expect(card(aWaitingRequest({ stage: "ended", because }))).toMatchInlineSnapshot(`
"
#### ⛔ Not deployed to \`staging\`

| Commit | [\`a1b2c3d\`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) of \`topic\` |
| --- | --- |
| Asked for by | [\`ada\`](https://github.test/ada) in [this comment](https://github.test/acme/site/pull/7#issuecomment-501) |

| gate | what | what to do |
| --- | --- | --- |
| permission | \`eve\` has the role \`read\` here, and \`production\` needs \`maintain\`. | Ask somebody with that role, or one of \`acme/sre\`. |

Next: \`/deploy staging\` deploys the pull request as it is then.
"
`);
});

const lineOf = (request: DeployRequest, start: string): string | undefined =>
  read(renderRequestCard(request))
    .split("\n")
    .find((line) => line.startsWith(start));

const headline = (request: DeployRequest): string | undefined => lineOf(request, "####");

test.each([
  ["deciding", "#### 🕒 Deployment to `staging` is asked for"],
  ["creating", "#### 🕒 Deployment to `staging` is asked for"],
] as const)("before there is a deployment, a request that is %s does not claim one", (stage, says) => {
  expect(headline(aRequest({ stage }))).toBe(says);
});

test.each([
  ["queued", "#### 🕒 Deployment to `staging` is queued", "Next: `/cancel staging` ends it."],
  ["pending", "#### 🕒 Deployment to `staging` is pending", "Next: `/cancel staging` ends it."],
  ["in_progress", "#### 🚀 Deploying to `staging`", "Next: `/cancel staging` ends it."],
  ["success", "#### ✅ Deployed to `staging`", "Next: `/deploy staging` deploys the pull request as it is then."],
] as const)("a deployment that was not picked up in time and then is %s says only that", (state, says, next) => {
  const request = aFollowedRequest({ unclaimed: true, status: aDeploymentStatus({ state }) });
  expect(headline(request)).toBe(says);
  expect(lineOf(request, "No tool")).toBeUndefined();
  expect(lineOf(request, "Next:")).toBe(next);
});

test("what cannot be deployed any more, or is deployed by a later comment, has no next command", () => {
  const merged = aBecause("pull_request_closed", { state: "merged" });
  const ended = [merged, aBecause("superseded")].map((why) => aRequest({ stage: "ended", because: [why] }));
  expect(ended.map((request) => lineOf(request, "Next:"))).toEqual([undefined, undefined]);
});

test.each(["internal", "github_unavailable", "sha_differs"] as const)("the end by %s is an error", (reason) => {
  const because = [aBecause(reason)];
  expect(headline(aRequest({ stage: "ended", because }))).toBe("#### ❌ Deployment to `staging` ended with an error");
});

test.each([
  ["staging", "/deploy staging"],
  ["eu/prod-1.2_b", "/deploy eu/prod-1.2_b"],
  ["my env", '/deploy "my env"'],
  ["a,b", '/deploy "a,b"'],
  ["to", '/deploy "to"'],
  ["-x", '/deploy "-x"'],
  ["a=b", '/deploy "a=b"'],
  ['say "hi"', "/deploy 'say \"hi\"'"],
])("the next command for the environment %s is one that means it", (name, command) => {
  const request = aRequest({ stage: "ended", because: [aBecause("deadline")], environment: { name } });
  expect(lineOf(request, "Next:")).toBe(`Next: \`${command}\` deploys the pull request as it is then.`);
});

test("the environment's own address is linked, and that of the status goes before it", () => {
  const environment = { url: "https://staging.example.com" };
  expect(lineOf(aFollowedRequest({ environment }), "| Links")).toBe(
    "| Links | [environment](https://staging.example.com/) · deployment `#4301` |",
  );
  const status = aDeploymentStatus({ environmentUrl: "https://pr-7.example.com/" });
  expect(lineOf(aFollowedRequest({ environment, status }), "| Links")).toBe(
    "| Links | [environment](https://pr-7.example.com/) · deployment `#4301` |",
  );
});

test("an address that leads nowhere safe is left out", () => {
  const status = aDeploymentStatus({ environmentUrl: "javascript:alert(1)", logUrl: "https://me:secret@ci.test/" });
  expect(lineOf(aFollowedRequest({ status }), "| Links")).toBe("| Links | deployment `#4301` |");
});

test("where the same commit ran before, there are no changes to show", () => {
  expect(lineOf(aFollowedRequest({ before: { sha: headSha } }), "| Commit")).not.toContain("changes since");
});

test("nothing that a stranger named is alive on the card", () => {
  const ref = "x`|@ada #1 https://evil.test <b>";
  const status = aDeploymentStatus({ description: "[x](https://evil.test) @ada #1 <img src=x>\n| a | b |" });
  const { text } = renderRequestCard(aFollowedRequest({ ref, status, environment: { name: "q`a|" } }));
  expect(text.split("\n")[0]).toBe("#### ✅ Deployed to ``q`a|``");
  expect(text).toContain("of ``x`\\|@ada #1 https://evil.test <b>`` |");
  expect(read({ text } as Markdown)).toContain(
    "1 min 5 s: \\[x\\]\\(https://evil.test\\) @ada #1 &lt;img src=x&gt; &#124; a &#124; b &#124; |",
  );
  expect(text.split("\n").find((line) => line.startsWith("| State"))).not.toMatch(/@[a-z]|(?<!&)#\d|:\/\//);
});

test("only for a configured executor, the card says who does its work", () => {
  const environment = { notYet: ["teardown"] };
  expect(lineOf(aFollowedRequest({ environment }), "Configured")).toBe(
    "Configured for this environment, and not carried out by this version of Slipway yet: `teardown`.",
  );
});

test("a sha is named once, and a short one as the command has it", () => {
  expect(lineOf(aRequest({ ref: headSha, named: "a1b2c3d4" }), "| Commit")).toBe(
    "| Commit | [`a1b2c3d`](https://github.test/acme/site/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9012345678) (the command names `a1b2c3d4`) |",
  );
});

test("a command in a review is linked as one", () => {
  const comment = aComment({ kind: "review", url: "https://github.test/acme/site/pull/7#pullrequestreview-9" });
  expect(lineOf(aRequest({ comment }), "| Asked for by")).toBe(
    "| Asked for by | [`ada`](https://github.test/ada) in [this review](https://github.test/acme/site/pull/7#pullrequestreview-9) |",
  );
});

test.each(["in_progress", "success"] as const)("a tool that reports %s after the cancelling is believed", (state) => {
  const request = aFollowedRequest({ cancelledBy: "ada", status: aDeploymentStatus({ state }) });
  expect(headline(request)).toBe(headline({ ...request, cancelledBy: null }));
});

test.each([
  [aWaitingRequest(), "Next: `/cancel staging` takes it back."],
  [aFollowedRequest(), "Next: `/cancel staging` ends it."],
  [aFollowedRequest({ status: aDeploymentStatus({ state: "in_progress" }) }), "Next: `/cancel staging` ends it."],
  [aRequest(), undefined],
  [aRequest({ stage: "creating" }), undefined],
])("while something can be cancelled, the card says how (%#)", (request, says) => {
  expect(lineOf(request, "Next:")).toBe(says);
});

test("a command that is too long to be shown whole is not shown", () => {
  const request = aRequest({ stage: "ended", because: [aBecause("deadline")], parameters: { note: "x".repeat(300) } });
  expect(lineOf(request, "Next:")).toBeUndefined();
});
