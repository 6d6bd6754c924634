// What must never be shown of a run: the operator's secrets, and what was sealed for it.
import type { Run } from "../domain/run.ts";
import type { Sealing } from "../domain/sealed.ts";
import type { Secrets } from "../flows/ports.ts";

/** Opened values are kept of no more runs than these: of those that were last asked about. */
const most = 100;

/** The same arrays for the same run, so that they are prepared for masking once. */
export function secretsOfRuns(operators: Secrets, sealing: Sealing): (run: Run) => Secrets {
  const known = new Map<string, Secrets>();
  return (run) => {
    if (Object.keys(run.sealed).length === 0) return operators;
    const secrets = known.get(run.id) ?? open(run, operators, sealing);
    known.delete(run.id);
    known.set(run.id, secrets);
    for (const [id] of known) if (known.size > most) known.delete(id);
    return secrets;
  };
}

const everything = /.+/g;

/** What cannot be opened any more may have been handed over before: then nothing that was printed can be shown. */
function open({ sealed, repository, environment }: Run, operators: Secrets, sealing: Sealing): Secrets {
  const opened = sealing.open(sealed, { repository: repository.id, environment: environment.name });
  if (opened.kind === "refused") return { values: operators.values, patterns: [everything] };
  return { values: [...operators.values, ...Object.values(opened.values)], patterns: operators.patterns };
}
