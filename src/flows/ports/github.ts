// What the flows ask of GitHub, as one installation sees it.
import type { ContextLink } from "../../domain/context.ts";
import type { Deployment, DeploymentState, DeploymentStatus } from "../../domain/deployment.ts";
import type { PastDeployment } from "../../domain/past-deployment.ts";
import type { Permission } from "../../domain/permission.ts";
import type { Repository } from "../../domain/repository.ts";
import type { CommentRef } from "../../domain/request.ts";
import type { ConfigFile, Facts, GitHubEnvironment, NamedRef, Unread } from "../../domain/snapshot.ts";
import type { WorkflowRun } from "../../domain/workflow-run.ts";

/** GitHub, as one installation sees it. Throws `Fault`; nothing that creates is retried behind it. */
export interface GitHub {
  /** One read: what is to be deployed, its repository, its checks, and the deployments of the environments named. */
  readFacts(repository: Repository, asked: FactsAsked): Promise<Facts>;
  /** `none` for a person GitHub does not know there. */
  readPermission(repository: Repository, login: string): Promise<Permission>;
  /** What a branch, tag or sha in a command stands for, in this order; null where GitHub knows none. A sha has 7 to 40 digits. */
  readRef(repository: Repository, ref: string): Promise<NamedRef | null>;
  /** Of these branches, those that have the commit; and those whose tip it is. */
  readBranchesOf(repository: Repository, sha: string, branches: readonly string[]): Promise<readonly string[]>;
  /** A file on the default branch of another repository of the same owner: with a token that reads its contents only. */
  readFile(repository: Repository, file: { readonly name: string; readonly path: string }): Promise<ConfigFile>;
  /** Whether a person is in "organisation/slug", or in a team below it; unread where the App may not know. */
  isMember(repository: Repository, team: string, login: string): Promise<boolean | Unread>;
  /** The branch policy of a GitHub Environment as patterns of `refs`. */
  readBranchPolicy(repository: Repository, environment: string): Promise<readonly string[] | Unread>;
  /** Of these environments, those where a deployment of ours of this sha, or of its tree, has succeeded. */
  readSucceeded(repository: Repository, code: CodeIn): Promise<readonly string[] | Unread>;
  /** The last push to a branch by GitHub's own clock; null where GitHub does not say. */
  readPush(repository: Repository, branch: string): Promise<{ readonly sha: string; readonly at: string } | null>;
  /** Who pushed a head, as a login; what this App merged is looked through. Null where GitHub does not say. */
  readPusher(repository: Repository, head: { readonly branch: string; readonly sha: string }): Promise<string | null>;
  /** Whether `sha` is a commit of the branch whose tip is `tip`. */
  isAncestor(repository: Repository, sha: string, tip: string): Promise<boolean>;
  /** Asks once. A second call makes a second deployment: look first (`findDeployment`). */
  createDeployment(repository: Repository, order: NewDeployment, remember: Remember): Promise<Created>;
  /** The deployment that was made for this request, if one was; reads GitHub's newest of that environment and task. */
  findDeployment(repository: Repository, made: MadeFor): Promise<Deployment | null>;
  /** The newest status of a deployment; null where it has none. */
  readStatus(repository: Repository, deployment: number): Promise<DeploymentStatus | null>;
  /** The statuses of a deployment that this App wrote, oldest first. */
  readOwnStatuses(repository: Repository, deployment: number): Promise<readonly DeploymentStatus[]>;
  /** A second call makes a second status. `description` is cut to GitHub's 140 characters. */
  createStatus(repository: Repository, deployment: number, status: NewStatus): Promise<void>;
  /** All in one request, in this order: statuses, create, update, minimise. Answers the node id of the comment that was created. */
  writeCards(repository: Repository, cards: CardWrites, remember?: Remember): Promise<string | null>;
  /** The node id of a comment of ours on the pull request that has this mark; reads the newest 50. */
  findComment(repository: Repository, pullRequest: string, mark: string): Promise<string | null>;
  /** A comment by its node id; null where it is gone. */
  readComment(repository: Repository, nodeId: string): Promise<CommentRef | null>;
  /** A second call changes nothing. */
  react(repository: Repository, comment: CommentRef, content: "-1" | "eyes"): Promise<void>;
  /** How the configuration of a head differs from the default branch's; null where it does not. One read. */
  readConfigChange(repository: Repository, sha: string): Promise<ConfigFile | null>;
  /** A second call makes a second check run: GitHub shows the newest of a name. */
  createCheckRun(repository: Repository, check: NewCheckRun): Promise<void>;
  /** Asks once. A second call starts a second run: look first (`findWorkflowRuns`). */
  dispatchWorkflow(repository: Repository, dispatch: NewDispatch, remember: Remember): Promise<Dispatched>;
  /** Null where GitHub knows no such run. */
  readWorkflowRun(repository: Repository, id: number): Promise<WorkflowRun | null>;
  /** Runs of this workflow that this App dispatched since then, newest first: one page. */
  findWorkflowRuns(repository: Repository, sought: SoughtRuns): Promise<readonly WorkflowRun[]>;
  /** False: it was over. A second call changes nothing. */
  cancelWorkflowRun(repository: Repository, id: number): Promise<boolean>;
  /** The newest deployments of environments by all tools, newest first: a page of fifty of each, in the order asked. */
  readHistory(repository: Repository, asked: readonly HistoryAsked[]): Promise<readonly HistoryPage[]>;
  /** The open pull requests whose head this is, and the configuration that says which environments are ours to annotate. */
  readHome(repository: Repository, sha: string): Promise<Home>;
  /** What a command can be given for; one read. */
  readChoices(repository: Repository): Promise<Choices>;
  /** Null where GitHub has no deployment of this id there. Two reads, one after the other. */
  readDeployment(repository: Repository, id: number): Promise<PastDeployment | null>;
  /** All of a deployment's, by whichever tool, oldest first; of more than three hundred the newest. */
  readStatuses(repository: Repository, deployment: number): Promise<readonly DeploymentStatus[]>;
  /** The installation that a repository ("owner/name") belongs to; null: this App is not installed there. */
  readInstallation(fullName: string): Promise<number | null>;
  /** Where people install this App on more repositories. */
  installUrl(): Promise<string>;
  /** Deployments by their node ids, a hundred at most, in one read; what GitHub did not answer for is in neither. */
  readDeployments(repository: Repository, nodeIds: readonly string[]): Promise<DeploymentsRead>;
}

export interface DeploymentsRead {
  readonly deployments: readonly PastDeployment[];
  /** Node ids of those that GitHub has no more. */
  readonly gone: readonly string[];
}

/** Called when nothing but the request itself is left to do; where it throws, nothing is sent. */
export type Remember = () => Promise<void>;

export interface CodeIn {
  readonly environments: readonly string[];
  readonly task: string;
  readonly sha: string;
  readonly tree: string | null;
}

export interface FactsAsked {
  /** The pull request that is deployed, or the ref without one. */
  readonly subject: { readonly pullRequest: number } | { readonly ref: NamedRef };
  readonly environments: readonly string[];
  /** Heads of before, newest first, two at most: the contexts of the first that is not the head are expected again. */
  readonly previous: readonly string[];
}

export interface NewDeployment {
  readonly ref: string;
  readonly task: string;
  readonly autoMerge: boolean;
  readonly requiredContexts: readonly string[];
  readonly environment: string;
  readonly production: boolean;
  readonly transient: boolean;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>> & {
    readonly slipway: {
      readonly request: string;
      readonly actor: string;
      readonly pull_request: number;
      readonly comment: number;
      /** The deployment whose commit this one deploys again. */
      readonly repeats?: number;
      /** What was set aside, by the codes of its reasons, and why. */
      readonly override?: { readonly reason: string; readonly set_aside: readonly string[] };
    };
  };
}

export interface MadeFor {
  readonly request: string;
  readonly environment: string;
  readonly task: string;
}

/** Every answer to POST deployments that is no fault. */
export type Created =
  | { readonly kind: "created"; readonly deployment: Deployment }
  /** 202: GitHub merged the default branch in, and created nothing. */
  | { readonly kind: "merged" }
  | { readonly kind: "conflict" }
  | { readonly kind: "contexts"; readonly contexts: readonly ContextLink[] }
  | { readonly kind: "no_ref" }
  | { readonly kind: "refused"; readonly message: string };

/** Completed when it is made. */
export interface NewCheckRun {
  readonly sha: string;
  readonly name: string;
  readonly conclusion: "success" | "failure";
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** GitHub takes 50 in one request; more are left out. */
  readonly annotations: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

export interface NewStatus {
  readonly state: "error";
  readonly description: string;
}

export interface CardWrites {
  readonly statuses?: readonly StatusWrite[];
  readonly create?: { readonly pullRequest: string; readonly body: string };
  readonly update?: readonly { readonly nodeId: string; readonly body: string }[];
  readonly outdate?: readonly string[];
}

/** One more status of a deployment. `description` is cut to GitHub's 140 characters. */
export interface StatusWrite {
  /** Node id. */
  readonly deployment: string;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environmentUrl: string | null;
  readonly logUrl: string | null;
  /** False: a success leaves the environment's other deployments active. GitHub retires them where nothing is said. */
  readonly autoInactive?: false;
}

export interface NewDispatch {
  /** In .github/workflows. */
  readonly file: string;
  /** The name of a branch or tag; GitHub takes no sha. Null: the default branch. */
  readonly ref: string | null;
  readonly inputs: Readonly<Record<string, string>>;
}

export type Dispatched =
  /** `run` is null where this GitHub does not say which run it is. */
  | { readonly kind: "dispatched"; readonly run: { readonly id: number; readonly url: string } | null }
  /** With GitHub's sentence: no such workflow, an input that it does not know … */
  | { readonly kind: "refused"; readonly message: string };

export interface SoughtRuns {
  readonly file: string;
  /** ISO 8601, by GitHub's clock. */
  readonly since: string;
}

export interface HistoryAsked {
  readonly environment: string;
  /** Where the page begins; null: with the newest. */
  readonly after: string | null;
}

export interface HistoryPage {
  readonly deployments: readonly PastDeployment[] | Unread;
  /** Where the next page begins; null: there is none. */
  readonly next: string | null;
}

export interface Home {
  readonly config: Facts["config"];
  readonly pullRequests: readonly { readonly number: number; readonly nodeId: string }[];
}

export interface Choices {
  /** Of the repository's page. */
  readonly url: string;
  readonly config: ConfigFile;
  /** Without their protection. */
  readonly environments: readonly GitHubEnvironment[];
  /** Newest first, fifty at most. */
  readonly pullRequests: readonly OpenPullRequest[] | Unread;
}

export interface OpenPullRequest {
  readonly number: number;
  readonly title: string;
  /** Of its head. */
  readonly branch: string;
  /** A login; null: GitHub no longer shows it. */
  readonly author: string | null;
  readonly isDraft: boolean;
}
