// The text of a query to a document that the schema allows, remembered by its text.
import { type DocumentNode, GraphQLError, parse, validate } from "graphql";
import { schema } from "./schema.ts";

export type Parsed =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

const remembered = new Map<string, Parsed>();
const most = 200;

function parsed(text: string): Parsed {
  try {
    const document = parse(text, { maxTokens: 15_000 });
    const errors = validate(schema(), document);
    return errors.length > 0 ? { ok: false, errors } : { ok: true, document };
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, errors: [error] };
    throw error;
  }
}

export function parseDocument(text: string): Parsed {
  const known = remembered.get(text);
  if (known) return known;
  if (remembered.size >= most) remembered.clear();
  const fresh = parsed(text);
  remembered.set(text, fresh);
  return fresh;
}
