// The page on which something is done: what will happen, and the form that asks for it.
import { html } from "hono/html";
import type { Environment } from "../../domain/environment.ts";
import { renderTurnedAway } from "../../cards/answer.ts";
import type { Session } from "../sign-in/options.ts";
import { csrfField } from "../sign-in/form.ts";
import { actionFields } from "./action-fields.ts";
import type { ActionShown } from "./action-shown.ts";
import { actPath, repositoryCrumb, repositoryPath } from "./addresses.ts";
import { saidView } from "./action-said.ts";
import type { Html } from "./layout.ts";
import { page } from "./page.ts";
import { emptyView } from "./pieces.ts";
import { pullRequestField } from "./pull-request-field.ts";

const base = "../../../";

export function actionPage(viewer: Session, shown: ActionShown): Html {
  const { action, environment, repository, notice } = shown;
  const what = environment ? html`${action.heading} <bdi>${environment.name}</bdi>` : action.label;
  return page(
    {
      title: environment ? `${action.heading} ${environment.name}` : action.label,
      base,
      viewer,
      trail: [repositoryCrumb(repository)],
    },
    html`<h1>${what}</h1>
${notice === null ? "" : html`<div class="notice refusal" role="alert"><p><strong>Nothing was done.</strong></p>${notice}</div>`}
${bodyView(viewer, shown)}`,
  );
}

function bodyView(viewer: Session, shown: ActionShown): Html {
  const { offer, environment } = shown;
  if (offer.trouble) return html`<div class="notice">${saidView(renderTurnedAway(offer.trouble))}</div>`;
  return environment ? formView(viewer, shown, environment) : chooseView(shown);
}

/** Which fields there are is known once the environment is. */
function chooseView({ repository, action, offer, filled }: ActionShown): Html {
  if (offer.names.length === 0)
    return emptyView("No environment yet", html`Name them in <code>.github/slipway.yml</code> on the default branch.`);
  const wanted = filled("environment");
  const unknown =
    wanted === "" ? "" : html`<p class="notice">There is no environment <code>${wanted}</code> to choose.</p>`;
  return html`${unknown}<form method="get" action="${base}${actPath(repository, action.verb)}" class="act">
<div class="field"><label for="environment">Environment</label>
<select id="environment" name="environment" required>${offer.names.map((name) => html`<option>${name}</option>`)}</select></div>
${["pull", "deployment"].map((name) => keptView(name, filled(name)))}
<div class="field"><button type="submit">Continue</button></div>
</form>`;
}

const keptView = (name: string, value: string): Html | "" =>
  value === "" ? "" : html`<input type="hidden" name="${name}" value="${value}">`;

function formView(viewer: Session, shown: ActionShown, environment: Environment): Html {
  const { repository, action, nonce } = shown;
  return html`<p>${action.happens}</p>
<p class="muted">Slipway leaves a comment on the pull request that says who asked.</p>
<form method="post" action="${base}${actPath(repository, action.verb)}" class="act">
${csrfField(viewer)}<input type="hidden" name="nonce" value="${nonce}">
<input type="hidden" name="environment" value="${environment.name}">
${pullRequestField(shown)}
${actionFields(shown, environment)}
<div class="field"><button type="submit" class="${action.look}">${action.label}</button>
<a href="${base}${repositoryPath(repository)}">Back</a></div>
</form>`;
}
