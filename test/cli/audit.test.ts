import { expect, test } from "@jest/globals";
import { print } from "../../src/cli/audit.ts";
import { parseAudit } from "../../src/cli/parse-audit.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";

const anEntry = (told: Partial<AuditEntry> = {}): AuditEntry => ({
  at: "2026-11-02T10:00:00.000Z",
  what: "command",
  repository: { id: 11, fullName: "acme/site" },
  environment: null,
  pullRequest: 7,
  actor: "ada",
  about: null,
  facts: { line: "/deploy staging" },
  ...told,
});

/** A log that is read two entries at a time. */
async function printed(entries: readonly AuditEntry[], repository: string | null = null): Promise<readonly string[]> {
  const said: string[] = [];
  const since = async (_: string, after: number) =>
    entries.map((entry, index) => ({ ...entry, number: index + 1 })).slice(after, after + 2);
  const asked = { kind: "audit", since: "2026-11-01T00:00:00.000Z", repository } as const;
  await print(asked, { since }, { say: (text) => said.push(text) });
  return said;
}

test("each entry is a line of JSON, page after page", async () => {
  const actors = ["ada", "alan", "mia", "rita", null];
  const lines = await printed(actors.map((actor) => anEntry({ actor })));
  expect(lines.map((line) => (JSON.parse(line) as AuditEntry).actor)).toEqual(actors);
  expect(JSON.parse(lines[0] ?? "")).toEqual({ ...anEntry({ actor: "ada" }), number: 1 });
});

test("of one repository nothing of others is told", async () => {
  const other = anEntry({ repository: { id: 12, fullName: "acme/shop" }, actor: "mia" });
  const lines = await printed([anEntry(), other, anEntry({ repository: null })], "Acme/Site");
  expect(lines).toHaveLength(1);
});

test("what strangers wrote cannot command the terminal, and is still the same text", async () => {
  const facts = { line: "\u001b[2J \u202e \u009b31m \u{e0041} 🚢" };
  const [line = ""] = await printed([anEntry({ facts })]);
  expect(line).not.toMatch(/\p{C}/u);
  expect(JSON.parse(line)).toMatchObject({ facts });
});

test.each([
  [["--since", "2026-11-01"], "2026-11-01T00:00:00.000Z"],
  [["--since", "2026-11-01T08:00+01:00"], "2026-11-01T07:00:00.000Z"],
])("%j is since %s", (words, since) => {
  expect(parseAudit(words)).toEqual({ kind: "audit", since, repository: null });
});

test.each([
  [[], "Say since when"],
  [["--since", "yesterday"], "Say since when"],
  [["--since", "2026-13-01"], "Say since when"],
  [["--since", "2026-11-01T08:00"], "Say since when"],
  [["--since", "2026-11-01", "--repo", "acme"], "--repo is OWNER/NAME"],
  [["--since", "2026-11-01", "more"], "Unexpected argument"],
])("%j is not understood", (words, sentence) => {
  expect(parseAudit(words)).toMatchObject({ kind: "problem", problem: expect.stringContaining(sentence) });
});
