// A field that pages through a list, with GitHub's rules for `first` and `last`.
import { getNamedType, Kind, type SelectionNode } from "graphql";
import type { Context } from "./context.ts";
import { Refusal } from "./refusal.ts";
import type { Info, Resolved } from "./resolved.ts";

export interface Page {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

type Node = Resolved | Error;

/** GitHub asks for a page size only where something of the page is selected: to count, none is needed. */
function selectsPage(selections: readonly SelectionNode[], info: Info): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return ["nodes", "edges", "pageInfo"].includes(selection.name.value);
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    return selectsPage(inner?.selectionSet.selections ?? [], info);
  });
}

function checkBounds({ first, last }: Page, info: Info): void {
  const [bound, size] = typeof first === "number" ? ["first", first] : ["last", last ?? null];
  const name = `\`${info.fieldName}\``;
  if (size === null) {
    if (!info.fieldNodes.some((node) => selectsPage(node.selectionSet?.selections ?? [], info))) return;
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the ${name} connection.`;
    throw new Refusal("MISSING_PAGINATION_BOUNDARIES", message);
  }
  if (size > 100) {
    const message = `Requesting ${size} records on the ${name} connection exceeds the \`${bound}\` limit of 100 records.`;
    throw new Refusal("EXCESSIVE_PAGINATION", message);
  }
  if (size < 1) throw new Refusal("ARGUMENT_LIMIT", `\`${bound}\` on the ${name} connection must be 1 or more.`);
}

const cursor = (index: number): string => Buffer.from(`cursor:${index}`).toString("base64");

function indexOf(text: string): number {
  const index = /^cursor:(\d+)$/.exec(Buffer.from(text, "base64").toString())?.[1];
  if (index === undefined) throw new Refusal("UNPROCESSABLE", `\`${text}\` does not appear to be a valid cursor.`);
  return Number(index);
}

/** The part of a list that a page shows: [start, end). */
function bounds({ first, last, after, before }: Page, length: number): readonly [number, number] {
  let start = typeof after === "string" ? indexOf(after) + 1 : 0;
  let end = typeof before === "string" ? Math.min(indexOf(before), length) : length;
  if (typeof first === "number") end = Math.min(end, start + first);
  if (typeof last === "number") start = Math.max(start, end - last);
  return [start, end];
}

function pageInfo([start, end]: readonly [number, number], length: number): Resolved {
  const filled = end > start;
  return {
    __typename: "PageInfo",
    hasNextPage: end < length,
    hasPreviousPage: start > 0,
    startCursor: filled ? cursor(start) : null,
    endCursor: filled ? cursor(end - 1) : null,
  };
}

function connection(nodes: readonly (() => Node)[], args: Page, info: Info): Resolved {
  checkBounds(args, info);
  const __typename = getNamedType(info.returnType).name;
  const [start, end] = bounds(args, nodes.length);
  const page = nodes.slice(start, end);
  const edge = (node: () => Node, index: number): Resolved => ({
    __typename: __typename.replace(/Connection$/, "Edge"),
    cursor: cursor(start + index),
    node,
  });
  return {
    __typename,
    totalCount: nodes.length,
    nodes: () => page.map((node) => node()),
    edges: () => page.map(edge),
    pageInfo: pageInfo([start, end], nodes.length),
  };
}

/** A list that may not be shown is refused where it would stand: most connections themselves can never be null. */
function refused(refusal: Error, info: Info): Resolved {
  return {
    __typename: getNamedType(info.returnType).name,
    totalCount: refusal,
    nodes: refusal,
    edges: refusal,
    pageInfo: pageInfo([0, 0], 0),
  };
}

type Field<Args> = (args: Args, context: Context, info: Info) => Resolved;

/** `extra` are the fields that this connection has beyond those of all. */
export function paged<Args extends Page, Item>(
  list: (args: Args) => readonly Item[] | Error,
  node: (item: Item) => Node,
  extra: (items: readonly Item[]) => Record<string, unknown> = () => ({}),
): Field<Args> {
  return (args, _context, info) => {
    const items = list(args);
    if (items instanceof Error) return refused(items, info);
    const nodes = items.map((item) => () => node(item));
    return { ...connection(nodes, args, info), ...extra(items) };
  };
}
