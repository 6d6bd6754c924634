// What every mutation takes and gives back.
import type { Context } from "../context.ts";
import type { Resolved } from "../resolved.ts";

export interface Input {
  readonly clientMutationId?: string | null;
}

/** A field of the Mutation type. */
export type Mutation<Args extends Input> = (args: { readonly input: Args }) => Resolved;

/** The type of the payload is named after the mutation: addComment, AddCommentPayload. */
export function mutation<Args extends Input>(
  name: string,
  change: (input: Args) => Record<string, unknown>,
): Record<string, Mutation<Args>> {
  const __typename = `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`;
  return {
    [name]: ({ input }) => ({ __typename, clientMutationId: input.clientMutationId ?? null, ...change(input) }),
  };
}

export type Mutations = (context: Context) => Record<string, unknown>;
