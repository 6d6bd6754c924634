// How the branch stands to its base: in conflict, behind, or ready.
import { html } from "hono/html";
import type { PullFacts } from "../facts/pull.ts";
import { branch, plural } from "./bits.ts";
import { button, type Row } from "./row.ts";

const key = "standing";

export function standingRow(facts: PullFacts): Row {
  const base = branch(facts.pull.base);
  const { standing } = facts;
  if (!standing) return { key, tone: "red", drawing: "warning", title: "The base branch is gone", text: base };
  if (standing.conflicts.length > 0) return conflictRow(facts, standing.conflicts);
  if (standing.behindBy > 0) return behindRow(facts, standing.behindBy);
  const text = html`Up to date with ${base}.`;
  return { key, tone: "green", drawing: "check", title: "No conflicts with base branch", text };
}

const conflictRow = (facts: PullFacts, paths: readonly string[]): Row => ({
  key,
  tone: "red",
  drawing: "warning",
  title: "This branch has conflicts that must be resolved",
  text: html`${paths.map((path) => html`<code><bdi>${path}</bdi></code> `)}`,
  more: button(facts, { action: "update-branch", label: "Resolve conflicts" }),
});

const behindRow = (facts: PullFacts, behindBy: number): Row => ({
  key,
  tone: "attention",
  drawing: "warning",
  title: "This branch is out-of-date with the base branch",
  text: html`${plural(behindBy, "commit")} behind ${branch(facts.pull.base)}. Merge the latest changes from it into this branch.`,
  more: button(facts, { action: "update-branch", label: "Update branch" }),
});
