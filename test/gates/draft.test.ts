import { expect, test } from "@jest/globals";
import { draft } from "../../src/gates/draft.ts";
import { says } from "./answers.ts";

test.each([
  [false, []],
  [true, ["block pull_request_draft"]],
])("a pull request whose draft is %s gets %j", (isDraft, obstacles) => {
  expect(says(draft, { pullRequest: { draft: isDraft } })).toEqual(obstacles);
});
