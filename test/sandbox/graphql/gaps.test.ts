// What the sandbox does not know, it says.
import { expect, test } from "@jest/globals";
import { type GraphQLField, GraphQLObjectType, getNamedType, isCompositeType, isRequiredArgument } from "graphql";
import { nodeFields } from "../../../src/sandbox/graphql/node-field.ts";
import { schema } from "../../../src/sandbox/graphql/schema.ts";
import { createContext } from "../../../src/sandbox/graphql/show.ts";
import { everyKind } from "./kinds.ts";
import { createWorld, inPull, inRepository, type World } from "./world.ts";

const objectType = (name: string): GraphQLObjectType => {
  const type = schema().getType(name);
  if (type instanceof GraphQLObjectType) return type;
  throw new Error(`${name} is no object type`);
};

/** Without required arguments, so that it can be asked as it is; `isRequired` needs one of its two. */
const isPlain = ({ name, args }: GraphQLField<unknown, unknown>): boolean =>
  name !== "isRequired" && !args.some(isRequiredArgument);

const selectionOf = (field: GraphQLField<unknown, unknown>): string =>
  isCompositeType(getNamedType(field.type)) ? `${field.name} { __typename }` : field.name;

const plainFields = (name: string) => Object.values(objectType(name).getFields()).filter(isPlain);

/** Asks for every field of a type; what fails must be the sandbox saying that it does not know it. */
async function askEach(world: World, type: string, inside: (selection: string) => string): Promise<void> {
  for (const field of plainFields(type)) {
    const before = world.gaps.length;
    const answer = await world.ask(inside(selectionOf(field)));
    const gap = world.gaps.slice(before);
    const said = (answer.errors ?? []).map(({ message }) => message);
    expect({ field: field.name, said }).toEqual({ field: field.name, said: gap });
    if (gap.length > 0) expect(gap).toEqual([`the sandbox does not know ${type}.${field.name}`]);
  }
}

test("every field of every kind of record is answered, or the sandbox says that it does not know it", async () => {
  const world = createWorld();
  for (const [type, id] of everyKind(world)) {
    await askEach(world, type, (selection) => `{ node(id: "${id}") { ... on ${type} { ${selection} } } }`);
  }
});

test.each([
  ["Query", (selection: string) => `{ ${selection} }`],
  ["Ref", (selection: string) => inRepository(`defaultBranchRef { ${selection} }`)],
  [
    "Blob",
    (selection: string) => inRepository(`object(expression: "HEAD:README.md") { ... on Blob { ${selection} } }`),
  ],
  ["Comparison", (selection: string) => inPull(`headRef { compare(headRef: "main") { ${selection} } }`)],
])("so is every field of %s", async (type, inside) => {
  await askEach(createWorld(), type, inside);
});

test("a field that the sandbox does not know is an error beside null", async () => {
  const world = createWorld();
  const answer = await world.ask(inRepository("name licenseInfo { name }"));
  expect(answer).toMatchObject({
    data: { repository: { name: "site", licenseInfo: null } },
    errors: [{ message: "the sandbox does not know Repository.licenseInfo", path: ["repository", "licenseInfo"] }],
  });
  expect(world.gaps).toEqual(["the sandbox does not know Repository.licenseInfo"]);
});

test("a mutation that the sandbox does not know changes nothing and says so", async () => {
  const world = createWorld();
  const answer = await world.ask('mutation { closeIssue(input: { issueId: "x" }) { clientMutationId } }');
  expect(answer).toMatchObject({
    data: { closeIssue: null },
    errors: [{ message: "the sandbox does not know Mutation.closeIssue", path: ["closeIssue"] }],
  });
  expect(world.gaps).toEqual(["the sandbox does not know Mutation.closeIssue"]);
});

test("a git expression that the sandbox does not know is no missing file", async () => {
  const answer = await createWorld().ask(inRepository('object(expression: "HEAD~1:README.md") { oid }'));
  expect(answer.errors).toMatchObject([{ message: "the sandbox does not know the git expression HEAD~1:README.md" }]);
});

test("whatever the sandbox resolves is a field of GitHub's schema", () => {
  const world = createWorld();
  const asked = { state: world.state, viewer: world.installation(), origin: "", cost: { cost: 1, nodeCount: 0 } };
  const { node } = nodeFields(createContext(asked));
  for (const [type, id] of everyKind(world)) {
    const fields = objectType(type).getFields();
    const unknown = Object.keys(node({ id })).filter((name) => name !== "__typename" && !(name in fields));
    expect({ type, unknown }).toEqual({ type, unknown: [] });
  }
});
