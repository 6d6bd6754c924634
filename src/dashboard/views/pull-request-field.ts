// The choice of a pull request: the open ones, and the one that is most likely meant.
import { html } from "hono/html";
import type { OpenPullRequest } from "../../flows/ports.ts";
import { isUnread } from "../../domain/snapshot.ts";
import type { ActionShown } from "./action-shown.ts";
import type { Html } from "./layout.ts";
import { unreadView } from "./pieces.ts";

export function pullRequestField({ offer, action, preset, filled }: ActionShown): Html {
  const unread = isUnread(offer.pullRequests) ? offer.pullRequests : null;
  const open = isUnread(offer.pullRequests) ? [] : offer.pullRequests;
  const [only, ...more] = open;
  const chosen = filled("pull") || `${preset ?? (more.length === 0 ? only?.number : null) ?? ""}`;
  const isOpen = open.some(({ number }) => `${number}` === chosen);
  return html`${unread ? unreadView("GitHub did not show the open pull requests", unread) : ""}
<div class="field"><label for="pull">${action.pullRequest}</label>
<select id="pull" name="pull" required aria-describedby="pull-hint">
<option value="">Choose one</option>
${isNumber(chosen) && !isOpen ? html`<option value="${chosen}" selected>#${chosen}</option>` : ""}
${open.map((one) => optionView(one, `${one.number}` === chosen))}
</select>
<p id="pull-hint" class="muted">${hint(open)}</p></div>`;
}

const isNumber = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

const most = 50;

function hint({ length }: readonly OpenPullRequest[]): string {
  if (length === 0) return "No pull request is open here.";
  return length < most
    ? "Those that are open, newest first."
    : `The newest ${most} that are open; comment on an older one.`;
}

const optionView = ({ number, title, branch, author, isDraft }: OpenPullRequest, isChosen: boolean): Html =>
  html`<option value="${number}"${isChosen ? html` selected` : ""}>#${number} ${title} (${branch}${author === null ? "" : `, ${author}`}${isDraft ? ", draft" : ""})</option>`;
