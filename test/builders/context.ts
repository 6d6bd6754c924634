// Contexts and check suites: green and complete where a test does not say otherwise.
import type { Context, ContextLink, Suite } from "../../src/domain/context.ts";
import type { Contexts } from "../../src/domain/snapshot.ts";
import { today } from "./time.ts";

export const aContext = (told: Partial<Context> = {}): Context => ({
  name: "ci/test",
  state: "success",
  word: told.state ?? "success",
  url: null,
  required: false,
  ours: false,
  ...told,
});

export const aContextLink = (told: Partial<ContextLink> = {}): ContextLink => ({
  name: "ci/test",
  word: "failure",
  url: "https://github.test/acme/site/runs/1",
  ...told,
});

/** Complete since six minutes before noon. */
export const aSuite = (told: Partial<Suite> = {}): Suite => ({
  complete: true,
  empty: false,
  createdAt: today("11:50:05"),
  updatedAt: today("11:54:00"),
  ...told,
});

export const someContexts = (told: Partial<Contexts> = {}): Contexts => ({
  found: [aContext()],
  suites: [aSuite()],
  required: [],
  previous: ["ci/test"],
  superseded: [],
  ...told,
});
