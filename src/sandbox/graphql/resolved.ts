// How a state record becomes an object of the schema: plain properties, or functions that are called with the arguments.
import { type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLTypeResolver } from "graphql";
import type { Context } from "./context.ts";

export type { GraphQLResolveInfo as Info };

/** A property may be a function `(args, context, info) => value`; what a list holds is again resolved, null, or a Refusal. */
export interface Resolved {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** A gap of the sandbox, never of GitHub: it fails the test that meets it. */
export class UnknownField extends Error {}

function unknownField(info: GraphQLResolveInfo): UnknownField {
  return new UnknownField(`the sandbox does not know ${info.parentType.name}.${info.fieldName}`);
}

/** Instead of graphql-js's own, which answers null for whatever an object lacks. */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (...[source, args, context, info]) => {
  if (typeof source !== "object" || source === null || !Object.hasOwn(source, info.fieldName)) throw unknownField(info);
  const property: unknown = Reflect.get(source, info.fieldName);
  const value: unknown = typeof property === "function" ? property.call(source, args, context, info) : property;
  if (value === undefined) throw unknownField(info);
  return value;
};

export const resolveType: GraphQLTypeResolver<unknown, Context> = (...[value, , info, type]) => {
  const name: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "__typename") : undefined;
  if (typeof name === "string") return name;
  throw new UnknownField(`the sandbox does not know which ${type.name} ${info.parentType.name}.${info.fieldName} is`);
};
