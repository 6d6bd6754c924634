// The demo's repository: a small site, its configuration, and a pull request that changes its greeting.
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { PullRequest } from "../sandbox/state/model.ts";

export const owner = "acme";
export const site = "acme/site";

/** `staging` is carried out by an executor of Slipway's, `production` by whoever listens to deployments. */
const configuration = `default_environment: staging
environments:
  staging: { executor: site }
  production: { executor: external }
`;

const page = (title: string, main: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav><img src="icon.svg" alt="" width="24" height="24"> <strong>Acme</strong> <a href="index.html">Home</a> <a href="about.html">About</a></nav>
<main>
${main}
</main>
<footer><!-- build --></footer>
</body>
</html>
`;

export const frontPage = (greeting: string, more = ""): string =>
  page(greeting, `<h1>${greeting}</h1>\n<p>This site is deployed by a comment.${more}</p>\n<!-- news -->`);

const about = page("About", "<h1>About</h1>\n<p>We make everything, and ship it twice a day.</p>");

const style = `:root { color-scheme: light dark; --soft: light-dark(#59636e, #9198a1); --line: light-dark(#d1d9e0, #3d444d); }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem; font: 18px/1.6 system-ui, sans-serif;
  background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc); }
nav { display: flex; align-items: center; gap: 1rem; }
a { color: light-dark(#0969da, #4493f8); }
h1 { margin: 4rem 0 0; font-size: 3.5rem; line-height: 1.1; }
section { margin-top: 3rem; }
footer { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: 14px; color: var(--soft); }
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="#1f883d"/><path d="M7 17 12 6l5 11M9 13h6" fill="none" stroke="#fff" stroke-width="2"/></svg>
`;

export function addRepository(sandbox: Sandbox): void {
  const people = { ada: "write", rita: "read", alan: "admin" } as const;
  const pages = { "site/index.html": frontPage("Hello"), "site/about.html": about };
  const beside = { "site/style.css": style, "site/icon.svg": icon };
  const files = { "README.md": "# site\n", ".github/slipway.yml": configuration, ...pages, ...beside };
  sandbox.repository(site, { people, files });
}

const body = `Says hello to the whole world.

Two environments, and two ways to deploy:

- \`/deploy staging\`: Slipway runs a program of its own host, which builds the site. Open its log while it runs.
- \`/deploy production\`: harbor does it, a tool that listens to deployments.
`;

export const openPullRequest = (sandbox: Sandbox): PullRequest =>
  sandbox.pullRequest(site, {
    head: "warmer-welcome",
    title: "A warmer welcome",
    body,
    files: { "site/index.html": frontPage("Hello, world") },
    by: "ada",
  });
