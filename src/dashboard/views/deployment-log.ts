// The page of a deployment's log, for who is signed in: the same log as behind a link, in the frame of the pages.
import { html } from "hono/html";
import type { Run } from "../../domain/run.ts";
import type { RepositoryName } from "../shown.ts";
import type { Session } from "../sign-in/options.ts";
import { deploymentPath, environmentPath, repositoryCrumb } from "./addresses.ts";
import type { Html } from "./layout.ts";
import { logHead, logTitle } from "./log.ts";
import { logView, type ShownLog } from "./log-view.ts";
import { page } from "./page.ts";

export interface LogFrame {
  readonly base: string;
  readonly viewer: Session;
  readonly repository: RepositoryName;
}

export function deploymentLogPage({ base, viewer, repository }: LogFrame, run: Run, log: ShownLog): Html {
  const { id, environment } = run.order.deployment;
  const trail = [
    repositoryCrumb(repository),
    { name: environment, path: environmentPath(repository, environment) },
    { name: `#${id}`, path: deploymentPath(repository, id) },
  ];
  const tools = [html`<a href="log.txt">Plain text</a>`, html`<a href="#end">To the end</a>`];
  const events = run.stage === "over" ? null : "log/stream";
  return page(
    { title: logTitle(run), base, viewer, trail },
    html`${logHead(run)}
${logView(run, log, { tools, events, isBoxed: false })}
<div id="end"></div>`,
  );
}
