// Every route of the REST API that the sandbox serves.
import { appRoutes } from "./app.ts";
import { checkRoutes } from "./checks.ts";
import { commitRoutes } from "./commits.ts";
import { contentRoutes } from "./contents.ts";
import { deploymentStatusRoutes } from "./deployment-statuses.ts";
import { deploymentRoutes } from "./deployments.ts";
import { environmentRoutes } from "./environments.ts";
import { issueRoutes } from "./issues.ts";
import { pullRoutes } from "./pulls.ts";
import { reactionRoutes } from "./reactions.ts";
import { repositoryRoutes } from "./repository.ts";
import type { Route } from "./route.ts";
import { statusRoutes } from "./statuses.ts";
import { teamRoutes } from "./teams.ts";
import { userRoutes } from "./user.ts";
import { workflowRunRoutes } from "./workflow-runs.ts";
import { workflowRoutes } from "./workflows.ts";

/** Without those that need more than the state: the delivery log and the rate limit. */
export const routes: readonly Route[] = [
  ...appRoutes,
  ...repositoryRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...environmentRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...reactionRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...teamRoutes,
  ...userRoutes,
  ...workflowRoutes,
  ...workflowRunRoutes,
];
