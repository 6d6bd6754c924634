// A head that changes slipway.yml: a check run says on it what is wrong, before it reaches the default branch.
import { toBody } from "../cards/body.ts";
import { type CheckedConfig, renderConfigCheck } from "../cards/config-check.ts";
import { extendsOf } from "../config/extends.ts";
import { readConfig } from "../config/read-config.ts";
import { resolveEnvironments } from "../config/resolve-environments.ts";
import { Fault } from "../domain/fault.ts";
import type { Repository } from "../domain/repository.ts";
import type { ConfigFile } from "../domain/snapshot.ts";
import type { CheckConfigJob } from "./jobs.ts";
import { loadConfig } from "./load-config.ts";
import type { NewCheckRun, Ports } from "./ports.ts";

/** Once for each head. Costs one read where the file is the default branch's, or extends nothing. */
export async function checkConfig(ports: Ports, { repository, sha }: CheckConfigJob): Promise<void> {
  const { github, store } = ports;
  const key = `config checked/${repository.id}/${sha}`;
  if (await store.has(key)) return;
  const changed = await github.readConfigChange(repository, sha);
  if (changed) {
    const file = changed.kind === "file" ? await withBase(ports, repository, changed) : changed;
    await say(ports, repository, toCheckRun(sha, file));
  }
  await store.first(key);
}

type Present = Extract<ConfigFile, { kind: "file" }>;

/**
 * What a file of another repository says is shown only where the default branch extends it already: who opens a pull
 * request may be a stranger, and Slipway may read more than they may.
 */
async function withBase(ports: Ports, repository: Repository, file: Present): Promise<ConfigFile> {
  const named = extendsOf(file.text);
  if (named === null) return file;
  const { name } = repository;
  const current = await ports.github.readFile(repository, { name, path: file.path });
  const known = current.kind === "file" ? extendsOf(current.text) : null;
  const isKnown = named.name === known?.name && named.path === known.path;
  return isKnown ? loadConfig(ports, repository, file) : file;
}

/** An installation that did not grant the permission yet goes without: deployments do not depend on it. */
async function say({ github, log }: Ports, repository: Repository, check: NewCheckRun): Promise<void> {
  try {
    await github.createCheckRun(repository, check);
  } catch (error) {
    if (!(error instanceof Fault) || error.fault !== "setup") throw error;
    log.warn({ err: error, sha: check.sha }, "GitHub does not take the check run");
  }
}

/** Names made from templates are shown as for nobody's pull request. */
const anyPullRequest = 0;

function judge(file: ConfigFile): CheckedConfig {
  if (file.kind !== "file") return file;
  const read = readConfig(file);
  if (read.kind === "settings") {
    return { kind: "fine", environments: resolveEnvironments(read.settings, [], anyPullRequest).names };
  }
  const { because } = read;
  const unread = file.base === null ? extendsOf(file.text) : null;
  if (because.reason === "config_unreadable" && unread) return { kind: "extends", ...unread };
  if (because.reason === "config_broken") return { kind: "mistakes", ...because.facts };
  return { kind: "unreadable", why: because.reason === "config_unreadable" ? because.facts.why : because.reason };
}

function toCheckRun(sha: string, file: ConfigFile): NewCheckRun {
  const checked = judge(file);
  const { title, summary } = renderConfigCheck(checked);
  const conclusion = checked.kind === "mistakes" || checked.kind === "unreadable" ? "failure" : "success";
  return {
    sha,
    name: "slipway.yml",
    conclusion,
    title,
    summary: toBody(summary),
    annotations: annotate(file, checked),
  };
}

/** Only in the pull request's own file: the mistakes of a file that it extends stand in the summary. */
function annotate(file: ConfigFile, checked: CheckedConfig): NewCheckRun["annotations"] {
  if (file.kind !== "file" || checked.kind !== "mistakes" || checked.url !== file.url) return [];
  return checked.problems.map(({ line, column, message }) => ({ path: file.path, line, column, message }));
}
