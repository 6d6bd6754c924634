// Tells in the terminal what happens on the sandbox's GitHub, as it happens.
import type { DeploymentStatusEvent } from "../sandbox/state/events.ts";
import type { Comment } from "../sandbox/state/model.ts";
import type { Stage } from "./stage.ts";
import { tell } from "./terminal.ts";

export function narrate({ sandbox }: Stage): void {
  const told = new Map<number, readonly string[]>();
  sandbox.state.events.subscribe((event) => {
    if (event.name === "issue_comment" && event.action !== "deleted") tellComment(event.comment, told);
    if (event.name === "deployment_status") tellStatus(event);
    if (event.name === "check_run" && event.action === "completed")
      tell("ci", `${event.run.name} is ${event.run.conclusion}`);
  });
}

const nameOf = (author: string): string => author.replace("[bot]", "");

function tellStatus({ deployment, status }: DeploymentStatusEvent): void {
  const { state, description, creator } = status;
  tell(nameOf(creator), `reports ${state} on #${deployment.id}${description ? `: ${description}` : ""}`);
}

/** Of an edited card only what is new. */
function tellComment({ id, author, body }: Comment, told: Map<number, readonly string[]>): void {
  const lines = author === "slipway[bot]" ? summary(body) : [body];
  const before = told.get(id) ?? [];
  for (const line of lines) if (!before.includes(line)) tell(nameOf(author ?? "ghost"), line);
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
