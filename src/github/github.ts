// The GitHub that the flows ask: each call goes to the file that knows it.
import type { GitHub } from "../flows/ports.ts";
import { readBranchPolicy } from "./branch-policy.ts";
import { readBranchesOf } from "./branches.ts";
import { writeCards } from "./cards.ts";
import { readChoices } from "./choices.ts";
import { createCheckRun } from "./check-runs.ts";
import { readConfigChange } from "./config-change.ts";
import { createDeployment, createStatus, readStatus } from "./deployments.ts";
import { Dispatcher } from "./dispatch-workflow.ts";
import { Files } from "./files.ts";
import { findComment } from "./find-comment.ts";
import { findDeployment } from "./find-deployment.ts";
import { readHistory } from "./history.ts";
import { readHome } from "./home.ts";
import { Client, type Outside } from "./octokit.ts";
import { readOwnStatuses, readStatuses } from "./own-statuses.ts";
import { readDeployment, readDeployments } from "./past-by-id.ts";
import { react } from "./react.ts";
import { readFacts } from "./read-facts.ts";
import { readRef } from "./read-ref.ts";
import { readPusher } from "./read-pusher.ts";
import { readComment } from "./read-comment.ts";
import { readInstallation } from "./installation.ts";
import { isAncestor, readPermission, readPush } from "./reads.ts";
import { readSucceeded } from "./succeeded.ts";
import { Teams } from "./teams.ts";
import { cancelWorkflowRun, findWorkflowRuns, readWorkflowRun } from "./workflows.ts";

export function github(outside: Outside): GitHub {
  const client = new Client(outside);
  return { ...reads(client, outside), ...writes(client) };
}

type Writes =
  | "createDeployment"
  | "createStatus"
  | "writeCards"
  | "react"
  | "createCheckRun"
  | "dispatchWorkflow"
  | "cancelWorkflowRun";

function reads(client: Client, outside: Outside): Omit<GitHub, Writes> {
  const { clock } = outside;
  const files = new Files(client, clock);
  const teams = new Teams(client, clock);
  return {
    readFacts: (repository, asked) => readFacts(client, repository, asked),
    readPermission: (repository, login) => readPermission(client, repository, login),
    readRef: (repository, ref) => readRef(client, repository, ref),
    readBranchesOf: (repository, sha, branches) => readBranchesOf(client, repository, { sha, branches }),
    readFile: (repository, file) => files.read(repository, file),
    isMember: (repository, team, login) => teams.has(repository, { team, login }),
    readBranchPolicy: (repository, environment) => readBranchPolicy(client, repository, environment),
    readSucceeded: (repository, code) => readSucceeded(client, repository, code),
    readPush: (repository, branch) => readPush(client, repository, branch),
    readPusher: (repository, head) => readPusher(client, repository, head),
    isAncestor: (repository, sha, tip) => isAncestor(client, repository, { sha, tip }),
    findDeployment: (repository, made) => findDeployment(client, repository, made),
    readStatus: (repository, deployment) => readStatus(client, repository, deployment),
    readOwnStatuses: (repository, deployment) => readOwnStatuses(client, repository, deployment),
    readWorkflowRun: (repository, id) => readWorkflowRun(client, repository, id),
    findWorkflowRuns: (repository, sought) => findWorkflowRuns(client, repository, sought),
    findComment: (repository, pullRequest, mark) => findComment(client, repository, { pullRequest, mark }),
    readConfigChange: (repository, sha) => readConfigChange(client, repository, sha),
    readHistory: (repository, asked) => readHistory(client, repository, asked),
    readHome: (repository, sha) => readHome(client, repository, sha),
    readComment: (repository, nodeId) => readComment(client, repository, nodeId),
    readChoices: (repository) => readChoices(client, repository),
    readDeployments: (repository, nodeIds) => readDeployments(client, repository, nodeIds),
    readDeployment: (repository, id) => readDeployment(client, repository, id),
    readStatuses: (repository, deployment) => readStatuses(client, repository, deployment),
    readInstallation: (fullName) => readInstallation(outside, fullName),
    installUrl: () => client.identity.installUrl(),
  };
}

function writes(client: Client): Pick<GitHub, Writes> {
  const dispatcher = new Dispatcher(client);
  return {
    createDeployment: (repository, order, remember) => createDeployment(client, repository, { order, remember }),
    createStatus: (repository, deployment, status) => createStatus(client, repository, { ...status, deployment }),
    writeCards: (repository, cards, remember) => writeCards(client, repository, { cards, remember }),
    react: (repository, comment, content) => react(client, repository, { comment, content }),
    createCheckRun: (repository, check) => createCheckRun(client, repository, check),
    dispatchWorkflow: (repository, dispatch, remember) => dispatcher.dispatch(repository, { dispatch, remember }),
    cancelWorkflowRun: (repository, id) => cancelWorkflowRun(client, repository, id),
  };
}
