// GitHub's ways to say no, with the bodies it sends.
import type { Json } from "../wire/wire.ts";

/** Thrown by routes; the server completes the body with `documentation_url` and `status`. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly Json[] | undefined;

  constructor(status: number, message: string, errors?: readonly Json[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = (): Refusal => new Refusal(404, "Not Found");

export const badCredentials = (): Refusal => new Refusal(401, "Bad credentials");

export const inaccessible = (): Refusal => new Refusal(403, "Resource not accessible by integration");

export const validationFailed = (...errors: Json[]): Refusal => new Refusal(422, "Validation Failed", errors);

export const noCommit = (sha: string): Refusal => new Refusal(422, `No commit found for SHA: ${sha}`);
