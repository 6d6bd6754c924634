// Octokit as Probot makes it: for the App, or with another token for one repository.
import type { ProbotOctokit } from "probot";

export type AppOctokit = InstanceType<typeof ProbotOctokit>;
