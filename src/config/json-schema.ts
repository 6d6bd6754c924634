// The JSON Schema of slipway.yml, for editors: made from the keys that the file is read by.
import * as z from "zod";
import { file } from "./schema.ts";

export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

export const jsonSchema = (id: string): JsonSchema => {
  const { $schema, ...schema } = z.toJSONSchema(file, { io: "input" });
  return { $schema, $id: id, title: "slipway.yml", ...schema } as JsonSchema;
};
