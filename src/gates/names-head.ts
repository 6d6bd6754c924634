// Whether the command names the head by its full sha: then its author knows which commit that is.
import type { Case } from "./gate.ts";

const fullSha = /^[0-9a-f]{40}$/i;

export const namesHead = ({ request, snapshot }: Case): boolean =>
  request.named !== null &&
  request.target === null &&
  fullSha.test(request.named) &&
  request.named.toLowerCase() === snapshot.head.sha.toLowerCase();
