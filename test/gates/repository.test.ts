import { expect, test } from "@jest/globals";
import { repository } from "../../src/gates/repository.ts";
import { says } from "./answers.ts";

test.each([
  [false, []],
  [true, ["block repository_archived"]],
])("a repository whose archived is %s gets %j", (archived, obstacles) => {
  expect(says(repository, { repository: { archived } })).toEqual(obstacles);
});
