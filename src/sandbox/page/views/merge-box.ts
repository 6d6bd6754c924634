// The box at the end of the timeline: reviews, checks, how the branch stands, and the button that merges.
import { html } from "hono/html";
import type { PullFacts } from "../facts/pull.ts";
import { branch } from "./bits.ts";
import { checksSummary, checksView } from "./checks.ts";
import type { Html } from "./html.ts";
import { reviewsRow } from "./reviews-row.ts";
import { button, type Row, rowView } from "./row.ts";
import { standingRow } from "./standing-row.ts";

export const mergeBoxView = (facts: PullFacts): Html =>
  html`<section class="merge-box box" id="merge-box" data-region aria-label="Merging">${rowsOf(facts).map(rowView)}</section>`;

function rowsOf(facts: PullFacts): Row[] {
  const { pull } = facts;
  if (pull.merged) return [mergedRow(facts), checksRow(facts)];
  if (pull.state === "closed") return [closedRow(facts), checksRow(facts)];
  return [
    reviewsRow(facts),
    checksRow(facts),
    standingRow(facts),
    ...(pull.draft ? [draftRow(facts)] : [mergeRow(facts)]),
  ];
}

const mergedRow = ({ pull }: PullFacts): Row => ({
  key: "merge-state",
  tone: "merged",
  drawing: "merge",
  title: "Pull request successfully merged and closed",
  text: html`You're all set: ${branch(pull.headRef)} is part of ${branch(pull.base)}.`,
});

const closedRow = (facts: PullFacts): Row => ({
  key: "merge-state",
  tone: "closed",
  drawing: "closed",
  title: "Closed with unmerged commits",
  text: facts.hasHead
    ? "This pull request is closed, its branch is still there."
    : "This pull request is closed, and its branch is gone.",
});

function checksRow(facts: PullFacts): Row {
  const summary = checksSummary(facts.checks);
  return { key: "checks", ...summary, more: checksView(facts) };
}

const draftRow = (facts: PullFacts): Row => ({
  key: "draft",
  tone: "",
  drawing: "draft",
  title: "This pull request is still a work in progress",
  text: "Draft pull requests cannot be merged.",
  more: button(facts, { action: "ready", label: "Ready for review" }),
});

function mergeRow(facts: PullFacts): Row {
  const can = facts.standing?.conflicts.length === 0;
  return {
    key: "merge",
    tone: "",
    drawing: "merge",
    title: can ? "Merging can be performed" : "Merging is blocked",
    text: can ? "With a merge commit." : "Resolve what stands above first.",
    more: can ? button(facts, { action: "merge", label: "Merge pull request", kind: "primary" }) : "",
  };
}
