// What GitHub answers beside `data` when it does not show a field, or does not do what a mutation asks.
import { GraphQLError, type GraphQLFormattedError } from "graphql";

export type RefusalType =
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "UNPROCESSABLE"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "ARGUMENT_LIMIT"
  | "MAX_NODE_LIMIT_EXCEEDED";

export class Refusal extends Error {
  readonly type: RefusalType;

  constructor(type: RefusalType, message: string) {
    super(message);
    this.type = type;
  }
}

export const forbidden = (): Refusal => new Refusal("FORBIDDEN", "Resource not accessible by integration");

export const nodeNotFound = (id: string): Refusal =>
  new Refusal("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);

export interface AnsweredError extends GraphQLFormattedError {
  readonly type?: RefusalType;
}

/** GitHub's form: `type` stands beside the message, and what is forbidden says whether single sign-on is the reason. */
export function toAnsweredError(error: GraphQLError): AnsweredError {
  const { message, locations, path } = error.toJSON();
  const where = { ...(path && { path }), ...(locations && { locations }), message };
  const cause = error.originalError;
  if (!(cause instanceof Refusal)) return where;
  return { type: cause.type, ...where, ...(cause.type === "FORBIDDEN" && { extensions: { saml_failure: false } }) };
}

/** Thrown on the way, and not by GitHub's rules: the sandbox does not know a field, or has a mistake. */
export const isGap = ({ originalError }: GraphQLError): boolean =>
  originalError !== undefined && originalError !== null && !(originalError instanceof Refusal);
