import { expect, test } from "@jest/globals";
import { orderedId } from "../../../src/store/queue/ordered-id.ts";

test("ids sort in the order they were made, and are ids to PostgreSQL", () => {
  const ids = Array.from({ length: 10_000 }, orderedId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual([]);
});
