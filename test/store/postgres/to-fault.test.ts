import { expect, test } from "@jest/globals";
import { Fault } from "../../../src/domain/fault.ts";
import { toFault } from "../../../src/store/postgres/to-fault.ts";

const coded = (code: string): Error => Object.assign(new Error(`it says ${code}`), { code });

test.each([
  ["the server refuses connections", coded("ECONNREFUSED")],
  ["its socket is gone", coded("ENOENT")],
  ["its name cannot be resolved now", coded("EAI_AGAIN")],
  ["each of its addresses failed", new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")])],
  ["the connection broke", new Error("Connection terminated unexpectedly")],
  ["no connection was free in time", new Error("timeout exceeded when trying to connect")],
  ["nothing came back", new Error("Query read timeout")],
  ["the operator ended the session", coded("57P01")],
  ["the server starts up", coded("57P03")],
  ["the statement took too long", coded("57014")],
  ["there are too many connections", coded("53300")],
  ["the disk is full", coded("53100")],
  ["two transactions waited for each other", coded("40P01")],
  ["the server became a standby", coded("25006")],
])("it is tried again later where %s", (_, error) => {
  expect(toFault(error)).toMatchObject({ fault: "transient", cause: error });
});

test.each([
  ["the password is wrong", coded("28P01")],
  ["the database does not exist", coded("3D000")],
  ["the user may not do that", coded("42501")],
])("somebody must change something where %s", (_, error) => {
  expect(toFault(error)).toMatchObject({ fault: "setup", cause: error });
});

test.each([
  ["a mistake in a statement", coded("42601")],
  ["a key that is there already", coded("23505")],
  ["a TypeError", new TypeError("x is not a function")],
  ["what is already a fault", new Fault("stale", "read again")],
  ["what is no error at all", "thrown"],
])("%s stays what it is", (_, error) => {
  expect(toFault(error)).toBe(error);
});
