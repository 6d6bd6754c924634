// An order as environment variables of a command.
import type { Order } from "../../domain/order.ts";

export type Variables = Readonly<Record<string, string>>;

export type OrderVariables = { readonly variables: Variables } | { readonly problem: string };

/** What of the environment that Slipway runs in reaches a command. */
export const inherited = ["PATH", "HOME", "LANG"] as const;

export function toVariables(order: Order): OrderVariables {
  const { deployment, repository } = order;
  const parameters = Object.entries({ ...order.parameters, ...order.sealed });
  const names = new Map<string, string>();
  for (const [parameter] of parameters) {
    const other = names.get(nameOf(parameter));
    if (other !== undefined)
      return { problem: `the parameters ${other} and ${parameter} are both ${nameOf(parameter)}` };
    names.set(nameOf(parameter), parameter);
  }
  const variables = {
    SLIPWAY_ENVIRONMENT: deployment.environment,
    SLIPWAY_SHA: deployment.sha,
    SLIPWAY_REF: deployment.ref,
    SLIPWAY_TASK: deployment.task,
    SLIPWAY_REPOSITORY: repository.full_name,
    SLIPWAY_DEPLOYMENT_ID: String(deployment.id),
    SLIPWAY_ACTOR: order.actor,
    SLIPWAY_PULL_REQUEST: String(order.pull_request ?? ""),
    ...Object.fromEntries(parameters.map(([parameter, value]) => [nameOf(parameter), String(value)])),
  };
  const broken = Object.entries(variables).find(([, value]) => value.includes("\0"));
  return broken ? { problem: `${broken[0]} would hold a NUL character, which no environment takes` } : { variables };
}

const nameOf = (parameter: string): string => `SLIPWAY_PARAM_${parameter.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
