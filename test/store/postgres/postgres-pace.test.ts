import { expect, test } from "@jest/globals";
import { postgresPace } from "../../../src/store/postgres/postgres-pace.ts";
import { testServer } from "./server.ts";

const server = testServer();

test("two processes share the pace of an installation: four writes at once, then one a second", async () => {
  const url = await server.clearedUrl();
  const [one, two] = [postgresPace(server.connect(url).sql), postgresPace(server.connect(url).sql)];
  const waits = [await one.take(7), await two.take(7), await one.take(7), await two.take(7)];
  expect(waits).toEqual([0, 0, 0, 0]);
  const later = [await one.take(7), await two.take(7)];
  expect(later.map((wait) => Math.ceil(wait / 1000))).toEqual([1, 2]);
});

test("one installation does not hold another back", async () => {
  const pace = postgresPace(server.connect(await server.clearedUrl()).sql);
  for (let write = 0; write < 6; write++) await pace.take(7);
  expect(await pace.take(8)).toBe(0);
});
