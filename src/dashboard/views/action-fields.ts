// The fields of a verb's form, below the pull request.
import { html } from "hono/html";
import type { Environment } from "../../domain/environment.ts";
import type { FieldName } from "../actions/verbs.ts";
import type { ActionShown } from "./action-shown.ts";
import type { Html } from "./layout.ts";
import { parameterFields } from "./parameter-fields.ts";

type Field = (shown: ActionShown, environment: Environment) => Html;

export const actionFields = (shown: ActionShown, environment: Environment): readonly Html[] =>
  shown.action.fields.map((name) => fields[name](shown, environment));

const fields: Readonly<Record<FieldName, Field>> = {
  parameters: ({ filled }, { parameters }) => parameterFields(parameters, filled),
  from: ({ offer, filled }, { name, after }) => {
    const [only, ...more] = after;
    const usual = only !== undefined && more.length === 0 ? `${only}, the one before it` : "Choose one";
    const others = offer.names.filter((one) => one !== name);
    return html`<div class="field"><label for="from">From</label>
<select id="from" name="from"${only === undefined || more.length > 0 ? html` required` : ""}><option value="">${usual}</option>
${others.map((one) => html`<option${one === filled("from") ? html` selected` : ""}>${one}</option>`)}</select></div>`;
  },
  deployment: ({ action, filled }) => html`<div class="field"><label for="deployment">Deployment</label>
<input id="deployment" name="deployment" inputmode="numeric" pattern="[1-9][0-9]{0,14}" maxlength="15" value="${filled("deployment")}"
 aria-describedby="deployment-hint">
<p id="deployment-hint" class="muted">${action.verb === "rollback" ? "Its number, as in the history; empty: what last succeeded before." : "Its number; empty: the one of the pull request in this environment."}</p></div>`,
  for: ({ filled }) => html`<div class="field"><label for="for">For how long</label>
<input id="for" name="for" value="${filled("for")}" placeholder="2h" pattern="\\d{1,9}[smhdSMHD]" maxlength="10" autocapitalize="none"
 aria-describedby="for-hint">
<p id="for-hint" class="muted">30m, 2h or 1d; empty: as long as the configuration says.</p></div>`,
  reason: ({ filled }) => html`<div class="field"><label for="reason">Reason</label>
<input id="reason" name="reason" value="${filled("reason")}" maxlength="200"></div>`,
  dryRun: ({
    filled,
  }) => html`<div class="field"><label><input type="checkbox" name="dryRun"${checked(filled("dryRun"))}>
Only look: change nothing, and show every gate in an answer to the comment</label></div>`,
  force: (
    { filled, action },
    { override },
  ) => html`<details class="field"${filled("force") === "on" ? html` open` : ""}>
<summary>Force</summary>
<p class="muted">${forces(action.verb)} It takes the role <code>${override.role}</code>, and is recorded.</p>
<label><input type="checkbox" name="force"${checked(filled("force"))}> Force it</label>
<div class="field"><label for="force-reason">Why</label>
<input id="force-reason" name="forceReason" value="${filled("forceReason")}" maxlength="200"></div></details>`,
};

const checked = (value: string): Html | "" => (value === "on" ? html` checked` : "");

function forces(verb: string): string {
  if (verb === "lock") return "Takes over another pull request's lock.";
  return verb === "unlock" ? "Releases another pull request's lock." : "Sets aside the gates that allow it.";
}
