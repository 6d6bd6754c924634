// How much of an environment's history is known to be whole.
import type { Coverage } from "../../../flows/ports.ts";
import type { Sql } from "../tables.ts";
import { columnName } from "./column-text.ts";

export interface CoverageOf {
  readonly repository: number;
  readonly environment: string;
}

export async function readCoverage(db: Sql, { repository, environment }: CoverageOf): Promise<Coverage | null> {
  const rows = db.selectFrom("indexed_environment").select("coverage").where("repository", "=", repository);
  const row = await rows.where("environment", "=", columnName(environment)).executeTakeFirst();
  return row?.coverage ? (JSON.parse(row.coverage) as Coverage) : null;
}
