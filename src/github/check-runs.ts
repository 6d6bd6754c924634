// Check runs of ours: completed when they are made, with what is wrong line by line.
import type { Repository } from "../domain/repository.ts";
import type { NewCheckRun } from "../flows/ports.ts";
import type { Client } from "./octokit.ts";

/** https://docs.github.com/en/rest/checks/runs#create-a-check-run */
const mostSummary = 65_535;
const mostAnnotations = 50;

export async function createCheckRun(client: Client, repository: Repository, check: NewCheckRun): Promise<void> {
  const { owner, name: repo } = repository;
  const { sha, name, conclusion, title, summary } = check;
  await client.write(repository, (octokit) =>
    octokit.rest.checks.create({
      owner,
      repo,
      name,
      head_sha: sha,
      status: "completed",
      conclusion,
      output: {
        title,
        summary: summary.slice(0, mostSummary),
        annotations: check.annotations.slice(0, mostAnnotations).map(toAnnotation),
      },
    }),
  );
}

/** Columns are taken only within one line. */
const toAnnotation = ({ path, line, column, message }: NewCheckRun["annotations"][number]) => ({
  path,
  start_line: line,
  end_line: line,
  start_column: column,
  end_column: column,
  annotation_level: "failure" as const,
  message,
});
