import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { toBody } from "../../src/cards/body.ts";
import { renderCancelDryRun, renderDryRun } from "../../src/cards/dry-run-card.ts";
import { escapeCode, escapeText } from "../../src/cards/escape.ts";
import { code, link, type Markdown, md, table } from "../../src/cards/md.ts";
import { renderHistory } from "../../src/cards/history-card.ts";
import { renderRequestCard } from "../../src/cards/request-card.ts";
import { renderStatus } from "../../src/cards/status-card.ts";
import type { DeployPreview } from "../../src/domain/preview.ts";
import type { Because, Reason } from "../../src/domain/reasons.ts";
import type { PastDeployment } from "../../src/domain/past-deployment.ts";
import type { DeployRequest, Purpose } from "../../src/domain/request.ts";
import { everyReason } from "../builders/because.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aLock } from "../builders/lock.ts";
import { aPastDeployment } from "../builders/past-deployment.ts";
import { aFollowedRequest } from "../builders/request.ts";
import { otherSha } from "../builders/snapshot.ts";
import { runs } from "./runs.ts";

/** The pieces that GitHub's filters look for, and those that Markdown is made of. */
const alive = [
  "@ada",
  "@acme/sre",
  "#1",
  "acme/site#1",
  "GH-1",
  "gh-12",
  "_GH-1",
  "a1b2c3d4e5f6",
  "acme/site@a1b2c3d4",
];
const addresses = [
  "https://evil.test",
  "http://",
  "www.evil.test",
  "_www.evil.test",
  "*www.",
  "a@evil.test",
  "mailto:a@b.c",
];
const markup = [
  "`",
  "``",
  "|",
  "\\",
  "\\|",
  "*",
  "_",
  "~~",
  "[x](//e)",
  "![",
  "](",
  "<b>",
  "<!--",
  "-->",
  "&lt;",
  "&#35;",
  "&",
];
const blocks = [
  "\n",
  "\r\n",
  "\n\n",
  "- ",
  "+ ",
  "1. ",
  "1) ",
  "# ",
  "> ",
  "---",
  "===",
  "```",
  "    ",
  "\t",
  ":tada:",
  "$x$",
  "[^1]",
];
const unseen = [
  "\u0000",
  "\u00ad",
  "\u180e",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2066",
  "\ufe0f",
  "\ufeff",
  "\u{e0041}",
  "\u3164",
];
const others = ["a", "f", "0", "w", "1", ".", " ", "\ud800", "\u{1f680}", "é"];
const pieces = fc
  .array(fc.constantFrom(...alive, ...addresses, ...markup, ...blocks, ...unseen, ...others), { maxLength: 12 })
  .map((all) => all.join(""));
const anything = fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 200 }));

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const ownSplit = /\u200b/g;

/** What each of GitHub's filters links, in text that is rendered: https://docs.github.com/en/get-started/writing-on-github */
const links: readonly (readonly [what: string, looksLike: RegExp])[] = [
  ["a mention", /@[a-z0-9]/i],
  ["a reference", /#\d/],
  ["an old reference", /GH-\d/i],
  ["a commit", /[0-9a-f]{7}/i],
  ["an address", /:\/\//],
  ["an address without a scheme", /www\.\S/i],
  ["an e-mail address", /[\w.+-]@[\w-]/],
  ["an address that opens a mail program", /(mailto|xmpp):\w/i],
  ["an emoji", /:[\w+-]+:/],
];

/** As a reader sees it: without the backslashes, and with the characters that entities stand for. */
const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#124;": "|" };
const seen = (text: string): string =>
  text.replaceAll(
    /\\([!-/:-@[-`{-~])|&(?:amp|lt|gt|#124);/g,
    (all, mark: string | undefined) => mark ?? entities[all] ?? "",
  );
const unescaped = (text: string): string => text.replaceAll(/\\[!-/:-@[-`{-~]|&(?:amp|lt|gt|#124);/g, "");

test("nothing of a stranger's text is a link, a mention, a reference or an emoji", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const rendered = seen(escapeText(text));
      for (const [what, looksLike] of links) expect([what, looksLike.exec(rendered)]).toEqual([what, null]);
    }),
    runs,
  );
});

test("nothing of a stranger's text formats, is HTML or ends a cell", () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(unescaped(escapeText(text))).not.toMatch(/[\\`*_{}[\]()<>&|~!$^]/);
      expect(escapeText(text)).not.toMatch(/^\s*([-+=>#]\s|\d+[.)]|[-=]|\s{4})/);
    }),
    runs,
  );
});

test("a stranger's text is one line, without characters that nobody sees", () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const shown of [escapeText(text).replaceAll(ownSplit, ""), escapeCode(text)]) {
        expect(shown).not.toMatch(hidden);
        expect(shown).not.toMatch(/[\n\r\t]/);
      }
    }),
    runs,
  );
});

test("a stranger's text reads as it was written, on one line", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,80}$/), (text) => {
      expect(seen(escapeText(text).replaceAll(ownSplit, ""))).toBe(text.replaceAll(/ +/g, " "));
    }),
    runs,
  );
});

test("code stays code: no run of backticks within is as long as its fence", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const shown = escapeCode(text);
      if (shown === "(empty)") return;
      const [fence = ""] = /^`+/.exec(shown) ?? [];
      const within = shown.slice(fence.length, -fence.length);
      expect(shown.endsWith(fence)).toBe(true);
      expect([...within.matchAll(/`+/g)].filter(([run]) => run.length === fence.length)).toEqual([]);
      expect(within.startsWith("`") || within.endsWith("`")).toBe(false);
    }),
    runs,
  );
});

/** As GitHub's tables do it: a bar behind a backslash ends no cell, in code neither. */
const cells = (row: string): number => row.replaceAll(/\\\|/g, "").split("|").length - 2;

test("a row of a table keeps its number of cells, whatever is in them", () => {
  fc.assert(
    fc.property(anything, anything, anything, (text, name, url) => {
      const rows = [[md`${text}`, code(name), link(code(text), `https://ci.test/${url}`), link(md`${name}`, url)]];
      const lines = table(["a", "b", "c", "d"], rows).text.split("\n");
      expect(lines.map(cells)).toEqual([4, 4, 4]);
    }),
    runs,
  );
});

test("a link leads to http or https, or is none", () => {
  const url = fc.oneof(anything, fc.webUrl({ withQueryParameters: true, withFragments: true }));
  fc.assert(
    fc.property(url, (url) => {
      const { text } = link(md`log`, url);
      expect(text).toMatch(/^(log|\[log\]\(https?:\/\/[!-~]+\))$/);
      expect(text.slice(6, -1)).not.toMatch(/[()[\]\\`|<>"\s]/);
    }),
    runs,
  );
});

/** Of our own making: addresses that are checked, and times and zones that are none of people's. */
const checked = ["url", "pushedAt", "until", "timezone", "since", "expiresAt"];

/** The same facts with other people's words in them. */
function reworded(facts: unknown, word: string): unknown {
  if (typeof facts === "string") return word;
  if (Array.isArray(facts)) return facts.map((fact) => reworded(fact, word));
  if (typeof facts !== "object" || facts === null) return facts;
  const entries = Object.entries(facts).map(([key, fact]) => [
    key,
    checked.includes(key) ? fact : reworded(fact, word),
  ]);
  return Object.fromEntries(entries);
}

const obstacle = fc
  .tuple(fc.constantFrom(...(Object.keys(everyReason) as Reason[])), anything)
  .map(([reason, word]) => ({ reason, facts: reworded(everyReason[reason], word) }) as Because);

const strangersRequest = fc
  .record({
    word: anything,
    because: fc.array(obstacle, { maxLength: 3 }),
    setAside: fc.array(obstacle, { maxLength: 2 }),
    stage: fc.constantFrom("waiting" as const, "following" as const, "ended" as const),
    named: fc.option(anything),
    purpose: fc.constantFrom<Purpose>("deploy", "rollback", "promote", "run"),
  })
  .map(({ word, ...told }) =>
    aFollowedRequest({
      ...told,
      ref: word,
      task: word,
      target: { deployment: 4300, sha: otherSha, environment: word, payload: null },
      actor: { login: word, url: word, bot: false },
      force: { reason: word },
      parameters: { [word]: word, replicas: 2 },
      dropped: [word],
      environment: { name: word, url: word, notYet: [word], executor: { kind: "operator", name: word } },
      status: aDeploymentStatus({ description: word, logUrl: word, environmentUrl: word }),
    }),
  );

const preview = (request: DeployRequest): DeployPreview => ({
  request,
  judged: request.because.map((because) => ({
    gate: "contexts",
    asks: "Checks are green.",
    obstacles: [{ ...because, hold: "block" }],
    setAside: false,
  })),
  order: { ref: request.ref, sha: request.sha, task: "deploy", requiredContexts: request.dropped, merges: request.ref },
});

const past = ({ ref, environment, parameters }: DeployRequest): PastDeployment =>
  aPastDeployment({
    ref,
    task: ref,
    by: ref,
    environment: environment.name,
    environmentUrl: ref,
    parameters,
    sealed: { [ref]: ref },
  });

const history = (request: DeployRequest): Markdown =>
  renderHistory({
    repositoryUrl: request.repositoryUrl,
    environment: request.ref,
    task: request.ref,
    deployments: [past(request)],
    searched: 250,
  });

const status = (request: DeployRequest): Markdown =>
  renderStatus({
    repositoryUrl: request.repositoryUrl,
    standings: [
      {
        environment: request.ref,
        runs: past(request),
        underWay: [past(request)],
        searched: null,
        lock: aLock({ by: request.ref, reason: request.ref, url: request.ref }),
        waiting: [request],
      },
    ],
  });

/** What is left without code and the addresses of links: people's words, and ours. */
const prose = (body: string): string =>
  body
    .replaceAll(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "x")
    .replaceAll(/\]\(https?:[^)\s]*\)/g, "]")
    .replaceAll("<br>", " ");

const tellings: readonly (readonly [what: string, tell: (request: DeployRequest) => Markdown])[] = [
  ["card", renderRequestCard],
  ["dry run", (request) => renderDryRun(preview(request))],
  ["dry run of a cancel", renderCancelDryRun],
  ["history", history],
  ["status", status],
];

test.each(tellings)("whatever people called things, nothing of theirs is alive in a %s", (_, tell) => {
  fc.assert(
    fc.property(strangersRequest, (request) => {
      const body = toBody(tell(request));
      // Our own word, which only looks like a commit.
      const told = prose(body).replaceAll("succeeded", "");
      for (const [what, looksLike] of links) expect([what, looksLike.exec(seen(told))]).toEqual([what, null]);
      expect(unescaped(told)).not.toMatch(/[<>]|!\[/);
      expect(body.length).toBeLessThanOrEqual(65_000);
    }),
    runs,
  );
});

test.each(tellings)("whatever people called things, the tables of a %s keep their columns", (_, tell) => {
  fc.assert(
    fc.property(strangersRequest, (request) => {
      const blocks = tell(request)
        .text.split("\n\n")
        .filter((block) => block.startsWith("|"));
      for (const block of blocks) expect(new Set(block.split("\n").map(cells)).size).toBe(1);
    }),
    runs,
  );
});
