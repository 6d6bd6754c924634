// GitHub's own description of the operations that the sandbox serves, cut by scripts/cut-openapi.ts.
import { readFileSync } from "node:fs";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: object;
}

export interface Operation {
  readonly id: string;
  /** Where GitHub documents it: its errors carry this link. */
  readonly docs: string;
  readonly parameters: readonly Parameter[];
  readonly body: object | null;
  /** By status; null where it has no body of JSON. */
  readonly responses: Readonly<Record<string, object | null>>;
}

interface Cut {
  /** By method and path: "GET /repos/{owner}/{repo}". */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Bodies by event and action: "issue-comment-created". */
  readonly webhooks: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export const cut: Cut = JSON.parse(readFileSync(new URL("./operations.json", import.meta.url), "utf8"));

export function operationOf(name: string): Operation {
  const operation = cut.operations[name];
  if (!operation) throw new Error(`${name} is missing in operations.json: add it to scripts/cut-openapi.ts.`);
  return operation;
}
