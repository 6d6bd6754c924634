// What stops a write, as in REST: a missing permission, an archived repository, a text that is too long.
import type { Repository } from "../../state/model.ts";
import { mayWrite, type Permission } from "../access.ts";
import type { Context } from "../context.ts";
import { forbidden, nodeNotFound, Refusal } from "../refusal.ts";

/** All of the permissions are needed. */
export function mustWrite(context: Context, repository: Repository, permissions: readonly Permission[]): void {
  if (!permissions.every((permission) => mayWrite(context, repository, permission))) throw forbidden();
  if (repository.archived) throw new Refusal("FORBIDDEN", "Repository was archived so is read-only.");
}

export function mustFind<Found>(found: Found | null | undefined, id: string): Found {
  if (found) return found;
  throw nodeNotFound(id);
}

/** GitHub refuses long texts instead of cutting them: https://github.com/suzuki-shunsuke/github-comment/issues/124 */
export function mustFit(name: string, text: string, maximum: number): void {
  const message = `${name} is too long (maximum is ${maximum} characters)`;
  if (Array.from(text).length > maximum) throw new Refusal("UNPROCESSABLE", message);
}
