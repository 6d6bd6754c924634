// Labels, of which the sandbox keeps only the name.
import { nodeIdOf } from "../state/ids.ts";
import type { Repository } from "../state/model.ts";
import { type Json, repositoryApiUrl, type Wire } from "./wire.ts";

export const toLabelJson = (wire: Wire, repository: Repository, name: string): Json => ({
  id: repository.id,
  node_id: nodeIdOf("Label", `${repository.id}:${name}`),
  url: repositoryApiUrl(wire, repository, `/labels/${encodeURIComponent(name)}`),
  name,
  description: "",
  color: "ededed",
  default: false,
});
