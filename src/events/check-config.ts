// The job that looks whether a head changes slipway.yml.
import type { Repository } from "../domain/repository.ts";
import type { Sent } from "../flows/ports.ts";

export const checkConfig = (repository: Repository, sha: string): Sent => ({
  job: { kind: "check_config", repository, sha },
  options: { key: `${repository.id}/config/${sha}`, id: `${repository.id} config ${sha}` },
});
