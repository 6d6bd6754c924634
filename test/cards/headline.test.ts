import { expect, test } from "@jest/globals";
import { headline } from "../../src/cards/request/headline.ts";
import type { Purpose } from "../../src/domain/request.ts";
import { aBecause } from "../builders/because.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aFollowedRequest, aRequest, type RequestTold } from "../builders/request.ts";
import { headSha } from "../builders/snapshot.ts";

const of: { readonly [P in Purpose]: RequestTold } = {
  deploy: { purpose: "deploy" },
  rollback: { purpose: "rollback" },
  promote: { purpose: "promote", target: { deployment: 4, sha: headSha, environment: "qa", payload: null } },
  run: { purpose: "run", task: "db:migrate" },
};
const done = aDeploymentStatus();

test.each<[Purpose, readonly string[]]>([
  ["deploy", ["Deployment to `staging` is asked for", "Deployed to `staging`", "Not deployed to `staging`"]],
  ["rollback", ["Rollback of `staging` is asked for", "Rolled back `staging`", "Not rolled back: `staging`"]],
  [
    "promote",
    [
      "Promotion to `staging` from `qa` is asked for",
      "Promoted to `staging` from `qa`",
      "Not promoted to `staging` from `qa`",
    ],
  ],
  [
    "run",
    [
      "`db:migrate` on `staging` is asked for",
      "Ran `db:migrate` on `staging`",
      "Did not run `db:migrate` on `staging`",
    ],
  ],
])("the headline of a %s says what it is", (purpose, said) => {
  const told = of[purpose];
  const refused = aRequest({ ...told, stage: "ended", because: [aBecause("fork")] });
  const cards = [aRequest(told), aFollowedRequest({ ...told, status: done }), refused];
  expect(cards.map((request) => headline(request).text.replace(/^\S+ /, ""))).toEqual(said);
});
