// A GraphQL request as the log of calls and the faults know it: its name, and whether it writes.
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse } from "graphql";
import type { State } from "./state/model.ts";
import type { Viewer } from "./state/viewer.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** How the server asks for an answer: with where its pages are, and a ear for what the sandbox does not know. */
export interface GraphqlOrder extends GraphqlRequest {
  readonly origin: string;
  readonly onGap: (message: string) => void;
}

/** Answers as GitHub's endpoint does: `{ data?, errors? }`. */
export type ExecuteGraphql = (state: State, viewer: Exclude<Viewer, { kind: "app" }>, order: GraphqlOrder) => unknown;

export interface GraphqlDescription {
  readonly name: string;
  readonly write: boolean;
  readonly names: readonly string[];
}

function operationOf({ query, operationName }: GraphqlRequest): OperationDefinitionNode | null {
  const operations = parse(query, { noLocation: true }).definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return operations.find(({ name }) => !operationName || name?.value === operationName) ?? null;
}

function fieldsOf({ selectionSet }: OperationDefinitionNode): string[] {
  return selectionSet.selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}

/** A query that does not parse has no name; the executor tells what is wrong with it. */
export function describeGraphql(request: GraphqlRequest): GraphqlDescription {
  try {
    const operation = operationOf(request);
    const fields = operation ? fieldsOf(operation) : [];
    const name = operation?.name?.value ?? fields[0] ?? "anonymous";
    return { name, write: operation?.operation === OperationTypeNode.MUTATION, names: [name, ...fields] };
  } catch {
    return { name: "anonymous", write: false, names: [] };
  }
}
