import { expect, test } from "@jest/globals";
import { Fault } from "../../src/domain/fault.ts";
import { sortError } from "../../src/github/sort-errors.ts";

const now = new Date("2026-01-05T10:00:00Z");

interface Answered {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Record<string, string>;
}

const answered = ({ status, message = "", headers = {} }: Answered): Error =>
  Object.assign(new Error(`${message} - https://docs.github.com`), {
    status,
    response: { headers, data: { message } },
  });

const inTenMinutes = String(now.getTime() / 1000 + 600);

test.each<[string, Answered, Partial<Fault>]>([
  [
    "a wrong token is for the operator",
    { status: 401, message: "Bad credentials" },
    { fault: "setup", message: "Bad credentials" },
  ],
  [
    "a missing permission is for the operator",
    { status: 403, message: "Resource not accessible by integration" },
    { fault: "setup" },
  ],
  ["what is hidden from the App is for the operator", { status: 404, message: "Not Found" }, { fault: "setup" }],
  ["a conflict is GitHub's no", { status: 409, message: "Conflict merging main into topic." }, { fault: "rejected" }],
  ["a validation error is GitHub's no", { status: 422, message: "Validation Failed" }, { fault: "rejected" }],
  ["a blocked repository is GitHub's no", { status: 451 }, { fault: "rejected" }],
  ["GitHub's own failure passes", { status: 500 }, { fault: "transient", maybeApplied: true }],
  [
    "a gateway's failure passes, and may have been applied",
    { status: 502 },
    { fault: "transient", maybeApplied: true },
  ],
  ["an unavailable GitHub comes back", { status: 503 }, { fault: "transient" }],
  [
    "a limit says when to come back",
    { status: 429, headers: { "retry-after": "7" } },
    { fault: "transient", retryAfter: 7_000 },
  ],
  [
    "a secondary limit is waited for",
    { status: 403, headers: { "retry-after": "30" } },
    { fault: "transient", retryAfter: 30_000 },
  ],
  [
    "a secondary limit without a time is a minute",
    { status: 403, message: "You have exceeded a secondary rate limit" },
    { fault: "transient", retryAfter: 60_000 },
  ],
  [
    "content that came too quickly comes a minute later",
    { status: 422, message: "Validation Failed: was submitted too quickly" },
    { fault: "transient", retryAfter: 60_000, maybeApplied: false },
  ],
  [
    "an hour's quota is waited for until it resets",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inTenMinutes } },
    { fault: "transient", retryAfter: 600_000 },
  ],
  [
    "a reset that makes no sense is a minute",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon" } },
    { fault: "transient", retryAfter: 60_000 },
  ],
])("%s", (_sentence, answer, expected) => {
  expect(sortError(answered(answer), { wrote: true, now })).toMatchObject(expected);
});

test.each([
  ["that broke", new TypeError("fetch failed")],
  ["that was closed within the answer", new TypeError("terminated")],
  ["that was given up", Object.assign(new Error("This operation was aborted"), { name: "AbortError" })],
  ["that took too long", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
  ["that was refused", Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" })],
  [
    "whose host has no address",
    new TypeError("lookup", { cause: Object.assign(new Error(""), { code: "ENOTFOUND" }) }),
  ],
])("a connection %s passes, and only a write may have been applied", (_kind, broken) => {
  expect(sortError(broken, { wrote: true, now })).toMatchObject({ fault: "transient", maybeApplied: true });
  expect(sortError(broken, { wrote: false, now })).toMatchObject({ fault: "transient", maybeApplied: false });
});

test("a mistake of our own is not GitHub's: it stays what it is", () => {
  const mistake = new TypeError("Cannot read properties of undefined (reading 'id')");
  expect(sortError(mistake, { wrote: true, now })).toBe(mistake);
});

test("a limit was never applied", () => {
  expect(sortError(answered({ status: 429 }), { wrote: true, now })).toMatchObject({ maybeApplied: false });
});

test("an error that is sorted already stays as it is", () => {
  const fault = new Fault("stale", "read again");
  expect(sortError(fault, { wrote: true, now })).toBe(fault);
});
