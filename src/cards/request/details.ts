// The table of a request's card: which commit, for whom, with what, how far, and where to look.
import type { DeployRequest } from "../../domain/request.ts";
import { givenWords } from "../command-line.ts";
import { code, join, link, type Markdown, md, table } from "../md.ts";
import { commit, compare, linked, list, names, shortSha, took, utc } from "../words.ts";

type Row = readonly [what: string | Markdown, Markdown];

/** The commit is what it is about, and stands at the head. */
export function details(request: DeployRequest): Markdown {
  const rows = [...asked(request), ...approved(request), ...parameters(request), ...state(request), ...links(request)];
  return table(["Commit", whatCommit(request)], rows);
}

function whatCommit(request: DeployRequest): Markdown {
  const { repositoryUrl, before, deployment } = request;
  const sha = deployment?.sha ?? request.sha;
  const at = join([commit(repositoryUrl, sha), ...refOf(request)], " ");
  if (!before || before.sha === sha) return at;
  return md`${at} (${link(md`changes since ${code(shortSha(before.sha))}`, compare(repositoryUrl, before.sha, sha))})`;
}

/** As GitHub calls it, and as the command does; a sha is there already. */
function refOf({ ref, sha, named, target }: DeployRequest): readonly Markdown[] {
  const of = ref === sha ? [] : [md`of ${code(ref)}`];
  if (target) return [...of, md`(as in deployment ${code(`#${target.deployment}`)} to ${code(target.environment)})`];
  if (named === null) return of;
  return [...of, named === ref ? md`(which the command names)` : md`(the command names ${code(named)})`];
}

function asked({ actor, comment, force }: DeployRequest): readonly Row[] {
  const place = comment.kind === "review" ? md`this review` : md`this comment`;
  const by: Row = ["Asked for by", md`${link(code(actor.login), actor.url)} in ${link(place, comment.url)}`];
  return force ? [by, [md`With ${code("--force")}`, md`${force.reason}`]] : [by];
}

function approved({ approvals }: DeployRequest): readonly Row[] {
  if (approvals.length === 0) return [];
  return [["Approved by", list(approvals, ({ by, url }) => link(code(by), url))]];
}

export function parameters(request: Pick<DeployRequest, "parameters" | "sealed" | "environment">): readonly Row[] {
  const given = givenWords(request);
  return given.length > 0 ? [["Parameters", names(given)]] : [];
}

function state({ stage, deployment, status }: DeployRequest): readonly Row[] {
  if (!deployment || (stage === "ended" && !status)) return [];
  if (!status) return [["State", md`created at ${utc(deployment.createdAt)}, no status yet`]];
  const after = md`${code(status.state)} after ${took(deployment.createdAt, status.createdAt)}`;
  return [["State", status.description ? md`${after}: ${status.description}` : after]];
}

function links({ deployment, status, environment }: DeployRequest): readonly Row[] {
  if (!deployment) return [];
  const found = [
    ...linked(md`environment`, status?.environmentUrl || environment.url),
    ...linked(md`log`, status?.logUrl ?? null),
    md`deployment ${code(`#${deployment.id}`)}`,
  ];
  return [["Links", join(found, " · ")]];
}
