// A GraphQL request as GitHub answers it, on GitHub's own schema: what is allowed and known, and an error for the rest.
import {
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import type { State } from "../state/model.ts";
import type { Viewer } from "../state/viewer.ts";
import type { Context } from "./context.ts";
import { costOf, mostNodes, tooManyNodes } from "./cost.ts";
import { parseDocument } from "./document.ts";
import { mutationRoot } from "./mutations/mutation.ts";
import { queryRoot } from "./query.ts";
import { charge } from "./rate-limit.ts";
import { type AnsweredError, isGap, toAnsweredError } from "./refusal.ts";
import { resolveField, resolveType } from "./resolved.ts";
import { schema } from "./schema.ts";
import { createContext } from "./show.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
  /** Where the pages are that the answer links to. Default: https://github.com */
  readonly origin?: string;
  /** Hears of every gap that the query found in the sandbox: "the sandbox does not know Type.field". */
  readonly onGap?: (message: string) => void;
}

export interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly AnsweredError[];
}

const toAnswer = ({ data, errors }: ExecutionResult): GraphqlAnswer => ({
  ...(data !== undefined && { data }),
  ...(errors && { errors: errors.map(toAnsweredError) }),
});

/** Never rejects because of what is asked: GitHub answers 200, with `errors`. */
export async function executeGraphql(state: State, viewer: Viewer, request: GraphqlRequest): Promise<GraphqlAnswer> {
  const parsed = parseDocument(request.query);
  if (!parsed.ok) return toAnswer({ errors: parsed.errors });
  const { document } = parsed;
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return toAnswer({ errors: [new GraphQLError("An operation name is required")] });
  const { origin = "https://github.com", variables } = request;
  const cost = costOf(document, operation, variables ?? {});
  if (cost.nodeCount > mostNodes) return { errors: [tooManyNodes(cost)] };
  const context = createContext({ state, viewer, origin, cost });
  charge(context);
  const result = await execute({
    schema: schema(),
    document,
    rootValue: rootOf(operation, context),
    contextValue: context,
    variableValues: variables,
    operationName: request.operationName,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  for (const error of result.errors ?? []) if (isGap(error)) request.onGap?.(error.message);
  return toAnswer(result);
}

const rootOf = ({ operation }: OperationDefinitionNode, context: Context) =>
  operation === OperationTypeNode.MUTATION ? mutationRoot(context) : queryRoot(context);
