import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { renderCommand } from "../../src/commands/render-command.ts";
import { toCommand } from "../../src/domain/command.ts";
import type { AuditEntry } from "../../src/domain/audit.ts";
import { auditAnswers, auditCommands } from "../../src/flows/audit/audit-comment.ts";
import { auditDecision } from "../../src/flows/audit/audit-request.ts";
import { renderBecause } from "../../src/cards/answer.ts";
import { because } from "../../src/domain/reasons.ts";
import { toKeyPair } from "../../src/sealing/key-pair.ts";
import { seal } from "../../src/sealing/seal.ts";
import type { CommentJob } from "../../src/flows/jobs.ts";
import { memoryAudit } from "../../src/store/memory-audit.ts";
import { aCase } from "../builders/case.ts";
import { aComment, aRequest } from "../builders/request.ts";
import { runs } from "./runs.ts";

const recipient = toKeyPair(Buffer.from("the key of this Slipway, and of no other")).public;
const sealed = fc
  .string({ maxLength: 40 })
  .map((value) => seal(value, { repository: 11, environment: "staging", name: "KEY" }, recipient));
const letters = fc.stringMatching(/^[A-Za-z0-9]{36}$/);
const token = letters.map((text) => `ghp_${text}`);
const password = fc.stringMatching(/^[a-z]{10}[0-9]{8}$/);
const name = fc.constantFrom("KEY", "note", "x");

const given = fc.oneof(
  fc.record({ name, value: sealed }),
  fc.record({ name, value: token }),
  fc.record({ name: fc.constantFrom("password", "DB_TOKEN", "api_key"), value: password }),
);

/** Everything that the log holds after the same secret came to it on every way. */
async function logged(parameter: { readonly name: string; readonly value: string }): Promise<readonly AuditEntry[]> {
  const audit = memoryAudit();
  const ports = { store: { audit }, clock: { now: () => new Date() } } as never;
  const { repository, pullRequest, actor } = aRequest();
  const command = toCommand(0, "deploy", { environments: ["staging"], parameters: [parameter] });
  const line = renderCommand(command);
  const lines = [
    { kind: "command", command },
    { kind: "problem", problem: { position: 1, line, problem: { kind: "unclosed_quote", column: 1 } } },
  ];
  const parsed = { kind: "commands", lines };
  const job = { kind: "comment", repository, pullRequest, actor, comment: aComment(), parsed } as CommentJob;
  await auditCommands(ports, job);
  const why = because("github_refused", { message: line });
  await auditAnswers(ports, job, [renderBecause(line, why)]);
  const request = { parameters: { [parameter.name]: parameter.value }, force: { reason: line } };
  await auditDecision(ports, aCase({ request }), { kind: "go", setAside: [{ ...why, hold: "block" }] });
  return audit.since("1970-01-01T00:00:00.000Z", 0);
}

test("no sealed text, and nothing that looks like a secret, is in the audit log", async () => {
  await fc.assert(
    fc.asyncProperty(given, async (parameter) => {
      const entries = await logged(parameter);
      expect(entries.map(({ what }) => what)).toEqual(["command", "command", "refused", "decision", "override"]);
      expect(JSON.stringify(entries)).not.toContain(parameter.value);
    }),
    { numRuns: Math.min(runs.numRuns, 2_000) },
  );
});
