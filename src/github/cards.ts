// Comments and statuses of deployments: several are created, edited and minimised in one request to GitHub.
import type { Repository } from "../domain/repository.ts";
import { toDescription } from "../domain/description.ts";
import { Fault } from "../domain/fault.ts";
import type { CardWrites, Remember, StatusWrite } from "../flows/ports.ts";
import type { Client } from "./octokit.ts";
import { type GraphqlError, sortFieldError } from "./sort-graphql-errors.ts";

interface Written {
  readonly create?: { readonly commentEdge: { readonly node: { readonly id: string } | null } | null } | null;
}

interface Writing {
  readonly cards: CardWrites;
  readonly remember?: Remember | undefined;
}

/**
 * Fields of a mutation run one after another, and a failed one does not stop the next. What was created is never lost
 * for an edit beside it that failed; minimising may fail. Where statuses were asked for, whatever fails is thrown: the
 * rest has to be looked up.
 */
export async function writeCards(
  client: Client,
  repository: Repository,
  { cards, remember }: Writing,
): Promise<string | null> {
  const { mutation, variables } = toMutation(cards);
  const { data, errors } = await client.writeGraphql<Written>(repository, mutation, { variables, remember });
  const created = data.create?.commentEdge?.node?.id ?? null;
  const failed = errors.find(matters);
  if (failed && cards.statuses?.length) throw inPart(sortFieldError(failed));
  if (failed && created === null) throw sortFieldError(failed);
  return created;
}

const inPart = ({ fault, message, retryAfter, cause }: Fault): Fault =>
  new Fault(fault, message, { retryAfter, cause, maybeApplied: true });

/** A card that somebody deleted cannot be edited, and a deployment gets no status: that is their wish, and no error. */
const matters = ({ path, type }: GraphqlError): boolean => {
  const field = String(path?.[0]);
  return !field.startsWith("outdate") && !(/^(update|status)/.test(field) && type === "NOT_FOUND");
};

interface Mutation {
  readonly mutation: string;
  readonly variables: Readonly<Record<string, string>>;
}

interface Field {
  readonly declare: readonly string[];
  readonly ask: string;
  readonly values: Readonly<Record<string, string>>;
}

function toMutation({ statuses = [], create, update = [], outdate = [] }: CardWrites): Mutation {
  const comments = [...(create ? [toCreate(create)] : []), ...update.map(toUpdate), ...outdate.map(toOutdate)];
  const fields = [...statuses.map(toStatus), ...comments];
  const declared = fields.flatMap(({ declare }) => declare).join(", ");
  const asked = fields.map(({ ask }) => ask).join("\n  ");
  return {
    mutation: `mutation SlipwayCards(${declared}) {\n  ${asked}\n}`,
    variables: Object.assign({}, ...fields.map(({ values }) => values)) as Record<string, string>,
  };
}

/** An address that is not there must not be sent as null: GitHub's default is the empty text. */
function toStatus({ deployment, state, description, ...more }: StatusWrite, index: number): Field {
  const { environmentUrl, logUrl, autoInactive } = more;
  const name = `status${index}`;
  const given = `deploymentId: $deployment${index}, state: ${state.toUpperCase()}, description: $said${index}`;
  const retires = autoInactive === false ? ", autoInactive: false" : "";
  const links = `environmentUrl: $environment${index}, logUrl: $log${index}${retires}`;
  return {
    declare: [
      `$deployment${index}: ID!`,
      `$said${index}: String!`,
      `$environment${index}: String!`,
      `$log${index}: String!`,
    ],
    ask: `${name}: createDeploymentStatus(input: { ${given}, ${links} }) { deploymentStatus { id } }`,
    values: {
      [`deployment${index}`]: deployment,
      [`said${index}`]: toDescription(description),
      [`environment${index}`]: environmentUrl ?? "",
      [`log${index}`]: logUrl ?? "",
    },
  };
}

const toCreate = ({ pullRequest, body }: NonNullable<CardWrites["create"]>): Field => ({
  declare: ["$subject: ID!", "$body: String!"],
  ask: "create: addComment(input: { subjectId: $subject, body: $body }) { commentEdge { node { id } } }",
  values: { subject: pullRequest, body },
});

const toUpdate = ({ nodeId, body }: { nodeId: string; body: string }, index: number): Field => ({
  declare: [`$card${index}: ID!`, `$text${index}: String!`],
  ask: `update${index}: updateIssueComment(input: { id: $card${index}, body: $text${index} }) { issueComment { id } }`,
  values: { [`card${index}`]: nodeId, [`text${index}`]: body },
});

const toOutdate = (nodeId: string, index: number): Field => ({
  declare: [`$old${index}: ID!`],
  ask: `outdate${index}: minimizeComment(input: { subjectId: $old${index}, classifier: OUTDATED }) { minimizedComment { isMinimized } }`,
  values: { [`old${index}`]: nodeId },
});
