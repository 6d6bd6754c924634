// How the configuration of a head differs from the default branch's.
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import type { BlobAnswer } from "./facts-answer.ts";
import type { Client } from "./octokit.ts";
import { isFullSha } from "./ref-name.ts";
import { hidden, whyUnread } from "./sort-graphql-errors.ts";
import { configPath, toConfigFile } from "./to-config-file.ts";

const query = `
query SlipwayConfigChange($owner: String!, $name: String!, $current: String!, $proposed: String!) {
  repository(owner: $owner, name: $name) {
    url
    current: object(expression: $current) { oid }
    config: object(expression: $proposed) { __typename oid ... on Blob { isBinary isTruncated text } }
  }
}`;

interface ChangeAnswer {
  readonly repository: {
    readonly url: string;
    readonly current: { readonly oid: string } | null;
    readonly config: (BlobAnswer & { readonly oid: string }) | null;
  } | null;
}

/** Null where it does not differ, or where the head has none. */
export async function readConfigChange(
  client: Client,
  repository: Repository,
  sha: string,
): Promise<ConfigFile | null> {
  if (!isFullSha(sha)) throw new Fault("rejected", `${sha} is no sha`);
  const { owner, name } = repository;
  const variables = { owner, name, current: `HEAD:${configPath}`, proposed: `${sha}:${configPath}` };
  const { data, errors } = await client.readGraphql<ChangeAnswer>(repository, query, variables);
  if (!data.repository) throw hidden(errors, "GitHub did not show the repository");
  const { url, current, config } = data.repository;
  const isHidden = whyUnread(errors, "config") !== null;
  const isSame = !config || config.oid === current?.oid;
  return isSame && !isHidden ? null : toConfigFile({ blob: config, errors, url, ref: sha });
}
