import { expect, test } from "@jest/globals";
import { toBody } from "../../src/cards/body.ts";
import { type Markdown, md } from "../../src/cards/md.ts";
import { renderRequestCard } from "../../src/cards/request-card.ts";
import { renderBecause, renderProblems } from "../../src/cards/answer.ts";
import { everyReason, aBecause } from "../builders/because.ts";
import { aContextLink } from "../builders/context.ts";
import { aDeploymentStatus } from "../builders/deployment.ts";
import { aFollowedRequest, aRequest } from "../builders/request.ts";
import type { Because, Reason } from "../../src/domain/reasons.ts";

/** Bodies are made of Markdown only; how long it is, is all that counts here. */
const ofLength = (text: string): Markdown => ({ text }) as Markdown;

test("what fits is sent as it is", () => {
  expect(toBody(md`short`)).toBe("short");
  expect(toBody(ofLength("x".repeat(65_000)))).toHaveLength(65_000);
});

test("what is too long is cut where a line ends, and says so", () => {
  const lines = Array.from({ length: 2_000 }, (_, index) => `line ${index} ${"x".repeat(40)}`);
  const body = toBody(ofLength(lines.join("\n")));
  expect(body.length).toBeLessThanOrEqual(65_000);
  const [last, , note] = body.split("\n").slice(-3);
  expect(lines).toContain(last);
  expect(note).toBe("… (cut: too long for a comment)");
});

test("a line without end is cut anyway, and no character in half", () => {
  const body = toBody(ofLength(`x${"🚀".repeat(40_000)}`));
  expect(body.length).toBeLessThanOrEqual(65_000);
  expect(body.isWellFormed()).toBe(true);
});

const rows = (body: string): string[] => body.split("\n").filter((line) => line.startsWith("|"));
const cells = (row: string): number => row.replaceAll("\\|", "").split("|").length - 2;

const longest = "|`".repeat(200);
const url = `https://ci.test/${"(".repeat(600)}`;
const hostile = Array.from({ length: 5_000 }, (_, index) =>
  aContextLink({ name: `${index}${longest}`, word: longest, url }),
);
const plain = Array.from({ length: 5_000 }, (_, index) => aContextLink({ name: `ci / test (${index})` }));

const problems = Array.from({ length: 51 }, (_, index) => ({
  line: index + 1,
  column: 5,
  message: `unknown key "${"|".repeat(60)}": did you mean "url"? Allowed here: ${"auto_merge, ".repeat(150)}`,
}));

test.each<[string, Because]>([
  ["5,000 failing contexts", aBecause("contexts_failing", { failing: plain, pending: plain })],
  [
    "5,000 failing contexts with names to frighten",
    aBecause("contexts_failing", { failing: hostile, pending: hostile }),
  ],
  [
    "5,000 missing contexts",
    aBecause("contexts_pending", { pending: hostile, missing: hostile.map(({ name }) => name) }),
  ],
  ["51 long mistakes in the configuration", aBecause("config_broken", { problems })],
  ["a long message of GitHub's", aBecause("github_refused", { message: longest.repeat(1_000) })],
])("a card with %s is whole, and its tables are", (_, why) => {
  const { text } = renderRequestCard(
    aRequest({ stage: "ended", because: [why], dropped: hostile.map(({ name }) => name) }),
  );
  expect(text.length).toBeLessThan(65_000);
  expect(rows(text).map(cells)).toEqual([2, 2, 2, 3, 3, 3]);
});

test("a card with every reason at its longest is whole", () => {
  const told: Partial<Record<Reason, object>> = {
    contexts_failing: { failing: hostile, pending: hostile },
    unread: { why: longest.repeat(100) },
  };
  const gates: readonly Reason[] = [
    "permission",
    "pull_request_draft",
    "base_not_default",
    "fork",
    "head_unknown",
    "contexts_failing",
    "behind_unknown",
    "unread",
  ];
  const because = gates.map((reason) => aBecause(reason, told[reason] ?? {}));
  const status = aDeploymentStatus({ description: longest, logUrl: url, environmentUrl: url });
  const { text } = renderRequestCard(aFollowedRequest({ stage: "ended", because, status, ref: longest }));
  expect(text.length).toBeLessThan(65_000);
  expect(rows(text).map(cells)).toEqual([2, 2, 2, 2, 2, 3, 3, ...gates.map(() => 3)]);
});

test("fifty mistakes of the usual length are all told", () => {
  const usual = problems.map((problem) => ({ ...problem, message: "x".repeat(300) }));
  expect(renderBecause("/deploy", aBecause("config_broken", { problems: usual })).text).toContain("line 51, column 5");
});

test("an answer with 51 long mistakes is whole", () => {
  const { text } = renderProblems([renderBecause("/deploy", aBecause("config_broken", { problems }))]);
  expect(text.length).toBeLessThan(65_000);
});

test("no reason has facts that a card shows without end", () => {
  const kept = ["pushedAt", "until", "timezone", "since", "expiresAt", "cause"];
  const stretch = (value: unknown): unknown => {
    if (typeof value === "string") return value.startsWith("https:") ? value : longest.repeat(1_000);
    if (Array.isArray(value)) return value.flatMap((inner) => Array(1_000).fill(stretch(inner)));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, kept.includes(key) ? inner : stretch(inner)]),
    );
  };
  for (const reason of Object.keys(everyReason) as Reason[]) {
    const because = [{ reason, facts: stretch(everyReason[reason]) } as Because];
    expect(renderRequestCard(aRequest({ stage: "ended", because })).text.length).toBeLessThan(45_000);
  }
});
