// The pages of the deployer: a log, and what a deployed site shows of itself.
import { html } from "hono/html";
import type { Deployment, Run } from "./runs.ts";

type Html = ReturnType<typeof html>;

interface Sheet {
  readonly title: string;
  readonly main: Html;
  /** Loads itself again as long as there is more to come. */
  readonly again?: boolean;
}

const sheet = ({ title, main, again = false }: Sheet): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${again ? html`<meta http-equiv="refresh" content="1">` : ""}
<title>${title}</title>
<style>
body { max-width: 48rem; margin: 3rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
pre, code { font: 13px/1.6 ui-monospace, Consolas, monospace; white-space: pre-wrap; }
</style>
</head>
<body><main>${main}</main></body>
</html>`;

const clock = (at: Date): string => at.toISOString().slice(11, 19);

export const logView = ({ deployment, log, state }: Run): Html =>
  sheet({
    title: `Deployment ${deployment.id}: ${state}`,
    again: state === "running",
    main: html`<h1>Deployment <code>#${deployment.id}</code></h1>
<p><bdi>${deployment.environment}</bdi>: ${state}</p>
<pre>${log.map(
      ({ at, text }) => html`${clock(at)} <bdi>${text}</bdi>
`,
    )}</pre>`,
  });

export const siteView = ({ repository, environment, sha, ref }: Deployment): Html =>
  sheet({
    title: `${repository} in ${environment}`,
    main: html`<h1><bdi>${repository}</bdi></h1>
<p>This is <strong><bdi>${environment}</bdi></strong>. It runs <code>${sha}</code>, deployed as <code><bdi>${ref}</bdi></code>.</p>`,
  });

export const nothingView: Html = sheet({ title: "Nothing here", main: html`<h1>Nothing was deployed here</h1>` });
