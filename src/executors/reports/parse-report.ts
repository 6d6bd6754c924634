// A report as it comes over HTTP: a value, or everything that is wrong with it.
import type * as z from "zod";
import { mistakesFromZod } from "../../config/mistakes-from-zod.ts";
import type { Report } from "../../domain/report.ts";
import { reportFields } from "./report-fields.ts";

export interface Reported {
  readonly report: Report;
  /** Output to add to the log; "" where there is none. */
  readonly log: string;
}

export interface ReportProblem {
  /** Null: the body as a whole. */
  readonly field: string | null;
  readonly message: string;
}

export type ParsedReport = Reported | { readonly problems: readonly ReportProblem[] };

const mostProblems = 20;

/** The description has any length: the one who writes the status cuts it. */
export function parseReport(body: Uint8Array): ParsedReport {
  const data = parseJson(body);
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return { problems: [{ field: null, message: "The body must be a JSON object, in UTF-8." }] };
  }
  const { success, data: fields, error } = reportFields.safeParse(data);
  if (!success) return { problems: problemsOf(error.issues) };
  const { state, description, environment_url, log_url, log } = fields;
  const report = {
    state,
    ...(description && { description }),
    ...(environment_url && { environmentUrl: environment_url }),
    ...(log_url && { logUrl: log_url }),
  };
  return { report, log: log ?? "" };
}

/** Undefined where it is none. */
function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

const problemsOf = (issues: readonly z.core.$ZodIssue[]): ReportProblem[] =>
  mistakesFromZod(issues)
    .slice(0, mostProblems)
    .map(({ path, says }) => ({ field: String(path[0]), message: says() }));
