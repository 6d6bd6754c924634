// Holds requests and answers against GitHub's own description; schemas are compiled when first needed.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { cut, type Operation, type Parameter } from "./operations.ts";

function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    validateFormats: true,
    coerceTypes,
    inlineRefs: false,
    code: { optimize: false },
  });
  formats.default(ajv);
  // GitHub calls empty texts and templates URIs too.
  ajv.addFormat("uri", true);
  ajv.addSchema({ $id: "github", components: cut.components });
  return ajv;
}

const lazily = <Value>(create: () => Value): (() => Value) => {
  let value: Value | undefined;
  return () => (value ??= create());
};

const exact = lazily(() => createAjv(false));
const coercing = lazily(() => createAjv(true));

const compiled = new WeakMap<object, ValidateFunction>();

function compile(ajv: Ajv, schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const validate = ajv.compile(anchored(schema));
  compiled.set(schema, validate);
  return validate;
}

/** References start at the cut, wherever the schema stands. */
const anchored = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"github#/components/'));

/** null: it is as described. Otherwise the first thing that is not, in words. */
export function findProblem(schema: object, value: unknown): string | null {
  const validate = compile(exact(), schema);
  return validate(value) ? null : describe(validate.errors?.[0]);
}

const describe = (error: ErrorObject | undefined): string =>
  error ? `${error.instancePath || "/"} ${error.message ?? "is wrong"} ${JSON.stringify(error.params)}` : "is wrong";

export interface Coerced {
  readonly values: Record<string, unknown>;
  readonly problem: string | null;
}

/** Texts of the path or the query as the types that the operation names, with its defaults. */
export function coerceParameters(
  operation: Operation,
  place: Parameter["in"],
  texts: Readonly<Record<string, string>>,
): Coerced {
  const values: Record<string, unknown> = { ...texts };
  const validate = compile(coercing(), schemaOf(operation, place));
  return { problem: validate(values) ? null : describe(validate.errors?.[0]), values };
}

const parameterSchemas = new WeakMap<Operation, Map<string, object>>();

function schemaOf(operation: Operation, place: Parameter["in"]): object {
  const known = parameterSchemas.get(operation) ?? new Map<string, object>();
  parameterSchemas.set(operation, known);
  const schema = known.get(place) ?? toObjectSchema(operation.parameters.filter((parameter) => parameter.in === place));
  known.set(place, schema);
  return schema;
}

const toObjectSchema = (parameters: readonly Parameter[]): object => ({
  type: "object",
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});
