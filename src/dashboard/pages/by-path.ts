// The pages by their paths: what each asks of its port, and the view that shows it.
import type { Context } from "hono";
import type { Answer, AuditWanted, HistoryWanted, Pages } from "../shown.ts";
import { auditPage } from "../views/audit.ts";
import { deploymentPage } from "../views/deployment.ts";
import { environmentsPage } from "../views/environments.ts";
import { type HistoryOf, historyPage } from "../views/history.ts";
import type { Html } from "../views/layout.ts";
import { repositoriesPage, type Seeing } from "../views/repositories.ts";
import { type Asked, number, toAsked } from "./asked.ts";
import { repositoryOf, repositoryRoute } from "./repository-route.ts";

export type View = (pages: Pages, seeing: Seeing, context: Context) => Answer<{ readonly page: Html }>;

export const byPath: Readonly<Record<string, View>> = {
  "/": async (pages, seeing) =>
    render(await pages.repositories(seeing.viewer), (shown) => repositoriesPage(seeing, shown)),
  [repositoryRoute]: async (pages, seeing, context) => {
    const asked = context.req.query("asked") ?? null;
    const shown = await pages.environments(seeing.viewer, repositoryOf(context), asked);
    return render(shown, (one) => environmentsPage(seeing, one));
  },
  [`${repositoryRoute}/environments/:environment`]: async (pages, seeing, context) =>
    render(await readHistory(pages, seeing, context), (shown) => historyPage(seeing, shown)),
  [`${repositoryRoute}/deployments/:id{[0-9]{1,15}}`]: async (pages, seeing, context) => {
    const shown = await pages.deployment(seeing.viewer, repositoryOf(context), Number(context.req.param("id")));
    return render(shown, (one) => deploymentPage(seeing, repositoryOf(context), one));
  },
  [`${repositoryRoute}/audit`]: async (pages, seeing, context) =>
    render(await pages.audit(seeing.viewer, auditWanted(context)), (shown) =>
      auditPage(seeing, repositoryOf(context), shown),
    ),
};

function render<Shown extends object>(
  shown: Shown | null | "signed_out",
  view: (shown: Shown) => Html,
): Awaited<ReturnType<View>> {
  if (shown === null) return null;
  return shown === "signed_out" ? "signed_out" : { page: view(shown) };
}

const auditWanted = (context: Context): AuditWanted => ({
  ...repositoryOf(context),
  before: number(context.req.query("before")),
});

async function readHistory(pages: Pages, { viewer, now }: Seeing, context: Context): Answer<HistoryOf> {
  const asked = toAsked((name) => context.req.query(name));
  const wanted = historyWanted(context, asked);
  const { owner, name, environment } = wanted;
  const [shown, measured] = await Promise.all([
    pages.history(viewer, wanted),
    pages.measured(viewer, { owner, name, environment, since: twiceBefore(now, asked.days) }),
  ]);
  if (shown === "signed_out" || measured === "signed_out") return "signed_out";
  return shown && { repository: repositoryOf(context), asked, shown, measured };
}

const historyWanted = (context: Context, { task, state, by, page }: Asked): HistoryWanted => ({
  ...repositoryOf(context),
  environment: context.req.param("environment") ?? "",
  task,
  state,
  by,
  page,
});

/** The window, and the one before it. */
const twiceBefore = (now: Date, days: number): string => new Date(now.getTime() - 2 * days * 86_400_000).toISOString();
