// The routes that links lead to: repositories, commits, comparisons, files, runs, people and Apps.
import type { Context, Hono } from "hono";
import { commitOf, commitsBetween, mergeBase } from "../state/ancestry.ts";
import { findAccount } from "../state/accounts.ts";
import { suiteOf } from "../state/check-runs.ts";
import type { Repository } from "../state/model.ts";
import { resolveRef } from "../state/refs.ts";
import { fullName } from "../state/repositories.ts";
import { changesBetween } from "../state/trees.ts";
import { accountView, appView } from "./views/account.ts";
import { pathOf, shortSha, subject } from "./views/bits.ts";
import { blobView, commitPageView, compareView, runView } from "./views/code.ts";
import type { Html } from "./views/html.ts";
import type { Frame } from "./views/layout.ts";
import { pullsView, repositoriesView, repositoryView } from "./views/repository.ts";
import { castOf, missing, repositoryIn, show, type World } from "./world.ts";

/** null: there is no such thing in this repository. */
type Read = (repository: Repository, context: Context) => { readonly title: string; readonly main: Html } | null;

export function repositoryRoutes(app: Hono, world: World): void {
  const get = (path: string, tab: Frame["tab"], read: Read): void => {
    app.get(`/:owner/:repo${path}`, (context) => {
      const repository = repositoryIn(world, context);
      const found = repository && read(repository, context);
      if (!found) return missing(context);
      const title = `${found.title} · ${fullName(repository)}`;
      const cast = castOf(world, context, repository);
      return show(context, { title, repository, cast, ...(tab && { tab }) }, found.main);
    });
  };
  get("", "code", (repository) => ({ title: "Code", main: repositoryView(repository) }));
  get("/pulls", "pulls", (repository) => ({ title: "Pull requests", main: pullsView(repository) }));
  get("/commit/:sha", undefined, readCommit);
  get("/compare/:basehead{.+}", undefined, readComparison);
  get("/blob/:rest{.+}", "code", readBlob);
  get("/runs/:id", undefined, readRun(world));
  app.get("/:owner/:repo/deployments/:environment?", (context): Response | Promise<Response> => {
    const repository = repositoryIn(world, context);
    return repository ? context.redirect(pathOf(repository, "#deployments")) : missing(context);
  });
  app.get("/:owner/:repo/issues/:number", (context): Response | Promise<Response> => {
    const repository = repositoryIn(world, context);
    return repository ? context.redirect(pathOf(repository, `/pull/${context.req.param("number")}`)) : missing(context);
  });
}

const readCommit: Read = (repository, context) => {
  const sha = resolveRef(repository, context.req.param("sha") ?? "")?.sha;
  if (!sha) return null;
  const commit = commitOf(repository, sha);
  const parent = commit.parents[0];
  const before = parent ? commitOf(repository, parent).files : new Map<string, string>();
  const changes = changesBetween(before, commit.files);
  return { title: subject(commit.message), main: commitPageView({ repository, commit, changes }) };
};

/** Three dots: what `head` changed since it left `base`. */
const readComparison: Read = (repository, context) => {
  const [from = "", to = ""] = (context.req.param("basehead") ?? "").split("...");
  const [base, head] = [resolveRef(repository, from)?.sha, resolveRef(repository, to)?.sha];
  if (!base || !head) return null;
  const start = mergeBase(repository, base, head);
  const before = start ? commitOf(repository, start).files : new Map<string, string>();
  const changes = changesBetween(before, commitOf(repository, head).files);
  const commits = commitsBetween(repository, base, head);
  const named = (ref: string, sha: string): string => (sha.startsWith(ref) ? shortSha(sha) : ref);
  const main = compareView({ repository, base: named(from, base), head: named(to, head), commits, changes });
  return { title: `Comparing ${from}...${to}`, main };
};

/** Both the branch and the path may hold slashes: the shortest branch that fits is meant. */
const readBlob: Read = (repository, context) => {
  const parts = (context.req.param("rest") ?? "").split("/");
  for (const index of parts.keys()) {
    const [ref, path] = [parts.slice(0, index).join("/"), parts.slice(index).join("/")];
    const sha = ref ? resolveRef(repository, ref)?.sha : undefined;
    const content = sha ? commitOf(repository, sha).files.get(path) : undefined;
    if (content !== undefined) return { title: path, main: blobView({ ref, path, content }) };
  }
  return null;
};

const readRun =
  ({ state }: World): Read =>
  (repository, context) => {
    const run = repository.checkRuns.find(({ id }) => String(id) === context.req.param("id"));
    if (!run) return null;
    const knows = (login: string): boolean => findAccount(state, login) !== null;
    return { title: run.name, main: runView(repository, { ...run, sha: suiteOf(repository, run).sha }, knows) };
  };

/** Before those of repositories: "/apps/…" is none, for GitHub lets nobody be called so. */
export function accountRoutes(app: Hono, { state }: World): void {
  app.get("/", (context): Response | Promise<Response> => {
    const repositories = [...state.repositories.values()];
    const first = repositories.find(({ pulls }) => pulls.size > 0);
    const pull = first && [...first.pulls.keys()][0];
    if (first && pull !== undefined) return context.redirect(pathOf(first, `/pull/${pull}`));
    return show(context, { title: "Sandbox" }, repositoriesView(repositories));
  });
  app.get("/apps/:slug", (context) => {
    const found = [...state.apps.values()].find(({ slug }) => slug === context.req.param("slug"));
    return found ? show(context, { title: found.name }, appView(found)) : missing(context);
  });
  app.get("/:login", (context) => {
    const account = findAccount(state, context.req.param("login"));
    if (!account) return missing(context);
    const own = [...state.repositories.values()].filter(({ owner }) => owner === account.login);
    return show(context, { title: account.login }, accountView(account, own));
  });
}
