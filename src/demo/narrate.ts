// Tells in the terminal what happens on the sandbox's GitHub, as it happens.
import type { Comment } from "../sandbox/state/model.ts";
import type { Stage } from "./stage.ts";
import { tell } from "./terminal.ts";

export function narrate({ sandbox }: Stage): void {
  const told = new Map<number, readonly string[]>();
  sandbox.state.events.subscribe((event) => {
    if (event.name === "issue_comment" && event.action !== "deleted") tellComment(event.comment, told);
    if (event.name === "deployment_status") tell("harbor", `reports ${event.status.state} on #${event.deployment.id}`);
    if (event.name === "check_run" && event.action === "completed")
      tell("ci", `${event.run.name} is ${event.run.conclusion}`);
  });
}

/** Of an edited card only what is new. */
function tellComment({ id, author, body }: Comment, told: Map<number, readonly string[]>): void {
  const lines = author === "slipway[bot]" ? summary(body) : [body];
  const before = told.get(id) ?? [];
  for (const line of lines) if (!before.includes(line)) tell(author?.replace("[bot]", "") ?? "ghost", line);
  told.set(id, lines);
}

const obstacle = /^\| (?:contexts|head|up to date|pull request|permission) \| (.+) \| (.+) \|$/;

/** The card's first line, and its obstacles. */
const summary = (body: string): string[] =>
  plain(body)
    .split("\n")
    .flatMap((line, index) => {
      const [, what, todo] = obstacle.exec(line) ?? [];
      return what ? [`   ${what} ${todo}`] : index === 0 ? [line.replace(/^#+ /, "")] : [];
    });

/** Without addresses, escapes and marks that nobody sees. */
export const plain = (body: string): string =>
  body
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\\(?=[^\w\s])/g, "")
    .replaceAll("\u200b", "");
