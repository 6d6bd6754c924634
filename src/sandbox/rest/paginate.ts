// Lists in pages, with the Link header by which clients turn them.
import { type Asked, text } from "./asked.ts";

export interface Page<Item> {
  readonly items: Item[];
  readonly headers: Record<string, string>;
}

type Request = Pick<Asked, "query" | "url">;

const numberOf = (value: unknown, fallback: number): number =>
  typeof value === "number" && value >= 1 ? Math.trunc(value) : fallback;

/** At most a hundred, whatever was asked for. */
const sizeOf = ({ query }: Request): number => Math.min(numberOf(query["per_page"], 30), 100);

function linkTo(url: URL, name: string, value: string): string {
  const target = new URL(url);
  target.searchParams.set(name, value);
  return target.href;
}

export function paginate<Item>(request: Request, all: readonly Item[]): Page<Item> {
  const size = sizeOf(request);
  const page = numberOf(request.query["page"], 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const relations = Object.entries({
    ...(page > 1 && { prev: page - 1 }),
    ...(page < last && { next: page + 1, last }),
    ...(page > 1 && { first: 1 }),
  });
  const links = relations.map(([rel, number]) => `<${linkTo(request.url, "page", String(number))}>; rel="${rel}"`);
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(", ") } : {},
  };
}

/** Goes on after the entry that `name` in the query points at; `all` is newest first. */
export function paginateByCursor<Item extends { readonly id: number }>(
  request: Request,
  all: readonly Item[],
  name: "cursor" | "after",
): Page<Item> {
  const size = sizeOf(request);
  const after = /^v1_(\d+)$/.exec(text(request.query[name]))?.[1];
  const rest = after ? all.filter(({ id }) => id < Number(after)) : all;
  const items = rest.slice(0, size);
  const end = items.at(-1);
  if (!end || rest.length <= size) return { items, headers: {} };
  return { items, headers: { link: `<${linkTo(request.url, name, `v1_${end.id}`)}>; rel="next"` } };
}
