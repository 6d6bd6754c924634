// GraphQL as a test answers it: each body answers one query, and every query must be valid for GitHub's schema.
import { expect } from "@jest/globals";
import type nock from "nock";
import { parseDocument } from "../../src/sandbox/graphql/document.ts";

export interface Query {
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Sent {
  readonly query: string;
  readonly variables: Query["variables"];
}

/** What was asked is kept in order; requests of REST are tried against this too. */
export function answerWith(scope: nock.Scope, bodies: readonly object[]): Query[] {
  const queries: Query[] = [];
  const hear = ({ query, variables }: Partial<Sent>): boolean =>
    query !== undefined && variables !== undefined && queries.push({ name: nameOf(query), text: query, variables }) > 0;
  for (const body of bodies) scope.post("/graphql", hear).reply(200, body);
  return queries;
}

const nameOf = (text: string): string => /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? "";

export const expectValid = (queries: readonly Query[]): void =>
  expect(queries.map(({ text }) => parseDocument(text))).toEqual(
    queries.map(() => expect.objectContaining({ ok: true })),
  );

export const refused = (...path: readonly (string | number)[]) => ({
  type: "FORBIDDEN",
  path: ["repository", ...path],
  message: "Resource not accessible by integration",
});

export const failed = { message: "Something went wrong while executing your query." };
