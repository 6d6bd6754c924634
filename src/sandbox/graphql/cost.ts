// What a query costs by GitHub's sum: pages asked for, and the nodes that they could hold.
// https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import type { AnsweredError } from "./refusal.ts";

export interface Cost {
  /** Points. */
  readonly cost: number;
  readonly nodeCount: number;
}

/** What one query may ask for at most. */
export const mostNodes = 500_000;

const spoken = new Intl.NumberFormat("en-US");

export const tooManyNodes = ({ nodeCount }: Cost): AnsweredError => ({
  type: "MAX_NODE_LIMIT_EXCEEDED",
  message: `This query requests up to ${spoken.format(nodeCount)} possible nodes which exceeds the maximum limit of ${spoken.format(mostNodes)}.`,
});

interface Sum {
  readonly pages: number;
  readonly nodes: number;
}

const nothing: Sum = { pages: 0, nodes: 0 };

const plus = (one: Sum, other: Sum): Sum => ({ pages: one.pages + other.pages, nodes: one.nodes + other.nodes });

type Variables = Readonly<Record<string, unknown>>;

function pageSize(field: FieldNode, variables: Variables): number | null {
  const bound = field.arguments?.find(({ name }) => name.value === "first" || name.value === "last")?.value;
  if (bound?.kind === Kind.INT) return Number(bound.value);
  const value = bound?.kind === Kind.VARIABLE ? variables[bound.name.value] : null;
  return typeof value === "number" ? value : null;
}

/** Each fragment is summed once, however often it is spread. */
function sums(document: DocumentNode, variables: Variables) {
  const known = new Map<string, Sum>();
  const ofFragment = (name: string): Sum => {
    const sum = known.get(name) ?? ofSelections(fragmentOf(document, name));
    known.set(name, sum);
    return sum;
  };
  const ofField = (field: FieldNode): Sum => {
    const inner = ofSelections(field.selectionSet);
    const size = pageSize(field, variables);
    return size === null ? inner : { pages: 1 + size * inner.pages, nodes: size * (1 + inner.nodes) };
  };
  const ofSelections = (set: SelectionSetNode | undefined): Sum =>
    (set?.selections ?? [])
      .map((selection) => {
        if (selection.kind === Kind.FIELD) return ofField(selection);
        if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet);
        return ofFragment(selection.name.value);
      })
      .reduce(plus, nothing);
  return ofSelections;
}

function fragmentOf({ definitions }: DocumentNode, name: string): SelectionSetNode | undefined {
  const found = definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name);
  return found?.kind === Kind.FRAGMENT_DEFINITION ? found.selectionSet : undefined;
}

export function costOf(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): Cost {
  const { pages, nodes } = sums(document, variables)(operation.selectionSet);
  return { cost: Math.max(1, Math.round(pages / 100)), nodeCount: nodes };
}
