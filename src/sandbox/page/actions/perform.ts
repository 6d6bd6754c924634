// The buttons by name, and who presses them: the person whom the page plays, or the first who may.
import { person } from "../../state/actor.ts";
import { createComment } from "../../state/comments.ts";
import { mayAs, type Person } from "../facts/people.ts";
import type { Asked } from "../facts/pull.ts";
import type { State } from "../../state/model.ts";
import type { Action } from "./action.ts";
import { push, pushBase, pushConflict, updateBranch } from "./branches.ts";
import { turnCheck } from "./checks.ts";
import { approve, close, markDraft, markReady, merge, reopen, requestChanges } from "./pull.ts";

const actions: Readonly<Record<string, Action>> = {
  push,
  "push-base": pushBase,
  "push-conflict": pushConflict,
  "update-branch": updateBranch,
  check: turnCheck,
  approve,
  "request-changes": requestChanges,
  draft: markDraft,
  ready: markReady,
  merge,
  close,
  reopen,
};

export interface Wish extends Asked {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** null: done; else a sentence that says why not; undefined: there is no such button. A comment that came along is of the person played. */
export function perform(state: State, wish: Wish): string | null | undefined {
  const action = Object.hasOwn(actions, wish.action) ? actions[wish.action] : undefined;
  if (!action) return undefined;
  const { repository, pull, fields, you } = wish;
  if (pull.state === "closed" && !action.onClosed) return "This pull request is closed.";
  const player = playerOf(action, wish);
  if (!player) return "Nobody here may do that.";
  const { body = "" } = fields;
  if (body.trim()) createComment(state, repository, { number: pull.number, body, by: person(you.login) });
  return action.run({ state, repository, pull, by: person(player.login), fields });
}

function playerOf({ needs, author }: Action, { you, people, pull }: Wish): Person | undefined {
  const may = (one: Person): boolean => (one.login === pull.author && author ? author === "always" : mayAs(one, needs));
  return [you, ...people].find(may);
}
