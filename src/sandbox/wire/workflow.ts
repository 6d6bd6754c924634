// A workflow as GitHub's JSON shows it.
import type { Repository, Workflow } from "../state/model.ts";
import { type Json, repositoryApiUrl, repositoryHtmlUrl, type Wire } from "./wire.ts";

export const pathOf = ({ file }: Workflow): string => `.github/workflows/${file}`;

export const toWorkflowJson = (wire: Wire, repository: Repository, workflow: Workflow): Json => ({
  id: workflow.id,
  node_id: workflow.nodeId,
  name: workflow.name,
  path: pathOf(workflow),
  state: workflow.state,
  created_at: workflow.createdAt,
  updated_at: workflow.createdAt,
  url: repositoryApiUrl(wire, repository, `/actions/workflows/${workflow.id}`),
  html_url: repositoryHtmlUrl(wire, repository, `/blob/${repository.defaultBranch}/${pathOf(workflow)}`),
  badge_url: repositoryHtmlUrl(wire, repository, `/workflows/${encodeURIComponent(workflow.name)}/badge.svg`),
});
